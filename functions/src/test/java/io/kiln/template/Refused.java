package io.kiln.template;

import io.kiln.template.option.EcsOptions;
import io.kiln.template.option.OptionSpec;
import io.kiln.template.option.OptionSpec.Status;
import io.kiln.template.option.OptionTable;
import io.kiln.template.option.OptionType;
import io.kiln.template.option.PostProcessorOptions;
import io.kiln.template.option.ProvisionerOptions;
import io.kiln.template.option.TypeSpec;
import io.kiln.template.option.TypeTable;
import java.util.Map;
import java.util.TreeMap;

/** Everything that the tables refuse, each in a template that would be right without it. */
final class Refused {
  private static final String RIGHT_SCRIPT = "\"inline\": [\"true\"]";

  private final Map<String, String> templates = new TreeMap<>();

  private Refused() {}

  /** The templates, by what is refused in them. */
  static Map<String, String> templates() {
    Refused all = new Refused();
    all.functions();
    all.options(
        "root key",
        RootKeys.TABLE,
        option -> "{\"builders\": [" + Templates.ecs() + "], " + option + "}");
    all.options(
        "builder option", EcsOptions.BUILDER, option -> Templates.template(Templates.ecs(option)));
    all.options(
        "disk option",
        EcsOptions.DISK,
        option -> Templates.template(Templates.ecs("\"system_disk_mapping\": {" + option + "}")));
    all.options(
        "tag option",
        EcsOptions.TAG,
        option -> Templates.template(Templates.ecs("\"tag\": [{\"key\": \"k\", " + option + "}]")));
    all.types("provisioner", ProvisionerOptions.TYPES, ProvisionerOptions.COMMON);
    all.types("post-processor", PostProcessorOptions.TYPES, PostProcessorOptions.COMMON);
    return all.templates;
  }

  private void functions() {
    for (FunctionSpec function : FunctionTable.ROWS) {
      if (function.status() == Status.REFUSED) {
        String call = "{{" + function.name() + " " + function.usage() + "}}";
        templates.put(
            "function " + function.name(),
            Templates.template(Templates.ecs("\"image_description\": \"" + call + "\"")));
      }
    }
  }

  private void types(String word, TypeTable types, OptionTable common) {
    for (TypeSpec type : types.rows()) {
      String name = "\"type\": \"" + type.name() + "\"";
      if (type.status() == Status.REFUSED) {
        templates.put(word + " " + type.name(), within(word, "{" + name + "}"));
      } else {
        String start = "{" + name + ", " + RIGHT_SCRIPT + ", ";
        options(
            type.name() + " " + word + "'s option",
            type.options(),
            o -> within(word, start + o + "}"));
      }
    }
    options(
        "any " + word + "'s option",
        common,
        o -> within(word, "{\"type\": \"shell-local\", " + RIGHT_SCRIPT + ", " + o + "}"));
  }

  private static String within(String word, String object) {
    return "{\"builders\": [" + Templates.ecs() + "], \"" + word + "s\": [" + object + "]}";
  }

  private void options(String word, OptionTable table, Within within) {
    for (OptionSpec option : table.rows()) {
      if (option.status() == Status.REFUSED) {
        String text = "\"" + option.name() + "\": " + something(option.type());
        templates.put(word + " " + option.name(), within.template(text));
      }
    }
  }

  /** A value that is right for the type, and not nothing. */
  private static String something(OptionType type) {
    switch (type) {
      case FLAG:
      case SWITCH:
        return "true";
      case INTEGER:
        return "5986";
      case INTEGERS:
        return "[5986]";
      case DURATION:
        return "\"5m\"";
      case TEXTS:
        return "[\"something\"]";
      case OBJECT:
      case TEXT_MAP:
        return "{\"some\": \"thing\"}";
      case OBJECTS:
      case CHAINS:
        return "[{\"some\": \"thing\"}]";
      default:
        return "\"something\"";
    }
  }

  private interface Within {
    String template(String option);
  }
}
