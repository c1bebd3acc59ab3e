package io.kiln.template;

import static io.kiln.template.option.OptionSpec.better;
import static io.kiln.template.option.OptionSpec.taken;

import io.kiln.template.json.JsonValue.Kind;
import io.kiln.template.option.OptionSpec;
import io.kiln.template.option.OptionTable;
import io.kiln.template.option.OptionType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys that may stand at the top of a template; any other must begin with an underscore. */
final class RootKeys {
  static final OptionTable TABLE =
      OptionTable.rows(
          taken("builders", OptionType.OBJECTS),
          taken("provisioners", OptionType.OBJECTS),
          better(
              "error-cleanup-provisioner",
              OptionType.OBJECT,
              "Runs on the machine while it still stands, also where a function was killed."),
          taken("post-processors", OptionType.CHAINS),
          taken("variables", OptionType.TEXT_MAP),
          taken("sensitive-variables", OptionType.TEXTS),
          taken("description", OptionType.TEXT),
          better(
              "min_packer_version",
              OptionType.TEXT,
              "Held against the version whose templates Kiln understands."),
          taken("comments", OptionType.OBJECTS),
          better("push", OptionType.OBJECT, "Read over, as in Packer: the service is gone."));

  private RootKeys() {}

  static Optional<OptionSpec> find(String key) {
    return TABLE.find(key);
  }

  static List<OptionSpec> refusedKeys() {
    return TABLE.rows().stream()
        .filter(row -> row.status() == OptionSpec.Status.REFUSED)
        .collect(Collectors.toList());
  }

  static List<String> names() {
    return TABLE.rows().stream().map(OptionSpec::name).sorted().collect(Collectors.toList());
  }

  /** What the key's value must be: no weak typing applies at the root. */
  static Kind kind(OptionSpec key) {
    switch (key.type()) {
      case TEXT:
        return Kind.STRING;
      case OBJECT:
      case TEXT_MAP:
        return Kind.OBJECT;
      default:
        return Kind.LIST;
    }
  }
}
