package io.kiln.template;

import io.kiln.template.json.JsonReader;
import io.kiln.template.json.JsonValue;
import io.kiln.template.json.JsonValue.Kind;
import io.kiln.template.json.JsonWriter;
import io.kiln.template.json.MalformedJson;
import io.kiln.template.problem.InvalidTemplate;
import io.kiln.template.problem.Place;
import io.kiln.template.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Mends templates of old versions of Packer, as {@code packer fix} does; of its rules those that a
 * template for alicloud-ecs can need.
 */
public final class Fix {
  private static final Pattern CLEAN_NAME = Pattern.compile("clean_(image|ami)_name");

  private Fix() {}

  /** What each rule does, by its name in Packer, in their order. */
  public static Map<String, String> rules() {
    Map<String, String> rules = new LinkedHashMap<>();
    rules.put("sshkeypath", "ssh_key_path becomes ssh_private_key_file");
    rules.put("sshdisableagent", "ssh_disable_agent becomes ssh_disable_agent_forwarding");
    rules.put("manifest-filename", "a manifest post-processor's filename becomes output");
    rules.put("clean-image-name", "clean_image_name, clean_ami_name become clean_resource_name");
    rules.put(
        "galaxy-command", "an ansible-local provisioner's galaxycommand becomes galaxy_command");
    rules.put("ssh-wait-timeout", "ssh_wait_timeout becomes ssh_timeout");
    return rules;
  }

  /**
   * The template mended, as JSON.
   *
   * @throws InvalidTemplate when the text is no JSON object
   */
  public static String of(String name, String text) {
    JsonValue root = parse(name, text);
    Map<String, JsonValue> members = new LinkedHashMap<>(root.members());
    members.computeIfPresent("builders", (key, value) -> each(value, Fix::builder));
    members.computeIfPresent("provisioners", (key, value) -> each(value, Fix::provisioner));
    members.computeIfPresent("post-processors", (key, value) -> each(value, Fix::chain));
    return JsonWriter.write(root.withMembers(members));
  }

  private static JsonValue parse(String name, String text) {
    try {
      JsonValue root = JsonReader.read(text);
      if (root.is(Kind.OBJECT)) {
        return root;
      }
      throw new InvalidTemplate(
          List.of(Problem.of(Place.of(name, root.spot()), "expected a map, got a " + root.kind())));
    } catch (MalformedJson e) {
      InvalidTemplate invalid =
          new InvalidTemplate(List.of(Problem.of(Place.of(name, e.spot()), e.reason())));
      invalid.initCause(e);
      throw invalid;
    }
  }

  private static JsonValue each(JsonValue list, UnaryOperator<JsonValue> change) {
    List<JsonValue> changed = new ArrayList<>();
    list.elements().forEach(element -> changed.add(change.apply(element)));
    return list.is(Kind.LIST) ? list.withElements(changed) : list;
  }

  private static JsonValue builder(JsonValue builder) {
    if (!builder.is(Kind.OBJECT)) {
      return builder;
    }
    Map<String, JsonValue> options = new LinkedHashMap<>(builder.members());
    rename(options, "ssh_key_path", "ssh_private_key_file", Kind.STRING);
    rename(options, "ssh_disable_agent", "ssh_disable_agent_forwarding", Kind.BOOLEAN);
    options.replaceAll((option, value) -> renamed(value, true));
    rename(options, "ssh_wait_timeout", "ssh_timeout", Kind.STRING);
    return builder.withMembers(options);
  }

  /** In texts, and in the texts of an object, but no deeper. */
  private static JsonValue renamed(JsonValue value, boolean deeper) {
    if (value.is(Kind.STRING)) {
      return value.withText(CLEAN_NAME.matcher(value.text()).replaceAll("clean_resource_name"));
    }
    if (!deeper || !value.is(Kind.OBJECT)) {
      return value;
    }
    Map<String, JsonValue> inner = new LinkedHashMap<>(value.members());
    inner.replaceAll((key, text) -> renamed(text, false));
    return value.withMembers(inner);
  }

  private static JsonValue provisioner(JsonValue provisioner) {
    return ofType(provisioner, "ansible-local", "galaxycommand", "galaxy_command");
  }

  private static JsonValue chain(JsonValue chain) {
    return chain.is(Kind.LIST) ? each(chain, Fix::postProcessor) : postProcessor(chain);
  }

  /** Here the old name wins, as in Packer. */
  private static JsonValue postProcessor(JsonValue one) {
    boolean both = one.member("filename").filter(v -> v.is(Kind.STRING)).isPresent();
    Map<String, JsonValue> options = new LinkedHashMap<>(one.members());
    if (both && one.members().containsKey("output")) {
      options.remove("output");
    }
    JsonValue cleared = one.is(Kind.OBJECT) ? one.withMembers(options) : one;
    return ofType(cleared, "manifest", "filename", "output");
  }

  private static JsonValue ofType(JsonValue object, String type, String old, String name) {
    boolean meant =
        object.is(Kind.OBJECT)
            && object.member("type").filter(value -> value.text().equals(type)).isPresent();
    if (!meant) {
      return object;
    }
    Map<String, JsonValue> options = new LinkedHashMap<>(object.members());
    rename(options, old, name, Kind.STRING);
    return object.withMembers(options);
  }

  /** The option's new name wins over its old one. */
  private static void rename(Map<String, JsonValue> options, String old, String name, Kind kind) {
    JsonValue value = options.get(old);
    if (value != null && (value.is(kind) || options.containsKey(name))) {
      options.remove(old);
      options.putIfAbsent(name, value);
    }
  }
}
