package io.kiln.template;

import static io.kiln.template.go.GoFunction.Takes.STRING;

import io.kiln.template.go.GoFunction;
import io.kiln.template.go.GoTime;
import io.kiln.template.go.Strftime;
import io.kiln.template.go.TemplateError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Packer's functions, for one text of one template. */
final class Functions {
  /** Of all functions a template may call, somewhere. */
  static final Set<String> NAMES = FunctionTable.names();

  private final Map<String, GoFunction> all = new TreeMap<>(TextFunctions.ALL);

  private final String version;

  private Functions(String version) {
    this.version = version;
  }

  /** What may be called anywhere; whoever evaluates a certain place adds that place's functions. */
  static Functions of(TemplateInput in, String place) {
    Functions functions = new Functions(in.packerVersion());
    Uuids uuids = new Uuids(in.seed() + "/" + place);
    functions.constant("timestamp", String.valueOf(in.startedAt().getEpochSecond()));
    functions.constant("pwd", in.workingDir());
    functions.constant("template_dir", in.templateDir());
    functions.all.put("uuid", GoFunction.of(args -> uuids.next()));
    functions.all.put("isotime", GoFunction.variadic(args -> isotime(in, args), STRING));
    functions.text("strftime", format -> Strftime.format(in.startedAt(), format));
    functions.text("env", name -> refuse("env vars are not allowed here"));
    functions.unavailable("build_name").unavailable("build_type").unavailable("packer_version");
    functions.text(
        "build",
        name ->
            refuse(
                "Error validating build variable: the given variable "
                    + name
                    + " will not be passed into your plugin."));
    return functions;
  }

  private static String words(List<Object> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"));
  }

  private static String isotime(TemplateInput in, List<Object> layout) {
    if (layout.size() > 1) {
      throw TemplateError.of("too many values, 1 needed: " + words(layout));
    }
    String wanted = layout.isEmpty() ? "2006-01-02T15:04:05Z07:00" : (String) layout.get(0);
    return GoTime.format(in.startedAt(), wanted);
  }

  Functions constant(String name, String value) {
    all.put(name, GoFunction.of(args -> value));
    return this;
  }

  Functions text(String name, Function<String, String> body) {
    all.put(name, GoFunction.of(args -> body.apply((String) args.get(0)), STRING));
    return this;
  }

  /** Adds what is known once a builder is chosen. */
  Functions of(RawBuilder builder) {
    return constant("build_name", builder.name())
        .constant("build_type", builder.type())
        .constant("packer_version", version);
  }

  /** Adds what only a builder's options may call. */
  Functions names() {
    return text("clean_resource_name", TextFunctions::clean)
        .text("clean_image_name", TextFunctions::clean);
  }

  /** Adds {{build `ID`}} and its like. */
  Functions build(Map<String, ?> fields) {
    return text("build", name -> BuildFields.require(fields, name));
  }

  /** Packer's words for a function that has nothing to say at this place. */
  Functions unavailable(String name) {
    return unavailable(name, name + " not available");
  }

  Functions unavailable(String name, String reason) {
    all.put(name, GoFunction.of(args -> refuse(reason)));
    return this;
  }

  private static String refuse(String reason) {
    throw TemplateError.of(reason);
  }

  Map<String, GoFunction> all() {
    return all;
  }
}
