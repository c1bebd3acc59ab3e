package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.json.JsonValue.Kind;
import io.kiln.template.problem.Problems;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** For which builders a provisioner or post-processor is meant, by their names as written. */
final class OnlyExcept {
  private final Set<String> only;
  private final Set<String> except;

  private OnlyExcept(Set<String> only, Set<String> except) {
    this.only = only;
    this.except = except;
  }

  /**
   * Reads and checks `only` and `except` of an object; `label` begins each message.
   *
   * @param weak whether a single name may stand for a list, and an empty object for none
   */
  static OnlyExcept read(
      JsonValue value, String label, boolean weak, Set<String> builders, Problems problems) {
    Reader reader = new Reader(label, weak, builders, problems);
    OnlyExcept names = new OnlyExcept(reader.names(value, "only"), reader.names(value, "except"));
    if (!names.only.isEmpty() && !names.except.isEmpty()) {
      String message = label + "only one of 'only' or 'except' may be specified";
      problems.add(value.spot(), message, "Take out one of them.");
    }
    return names;
  }

  boolean allows(String builder) {
    return only.isEmpty() ? !except.contains(builder) : only.contains(builder);
  }

  /** What helps whoever named a builder there is not. */
  static String builderNames(Set<String> builders) {
    return builders.isEmpty()
        ? "There is no builder."
        : "Name one of the builders: " + String.join(", ", builders) + ".";
  }

  private static final class Reader {
    private final String label;
    private final boolean weak;
    private final Set<String> builders;
    private final Problems problems;

    Reader(String label, boolean weak, Set<String> builders, Problems problems) {
      this.label = label;
      this.weak = weak;
      this.builders = builders;
      this.problems = problems;
    }

    Set<String> names(JsonValue value, String key) {
      Set<String> names = new LinkedHashSet<>();
      Optional<JsonValue> list = value.member(key).filter(v -> !v.is(Kind.NULL));
      for (JsonValue element : list.map(v -> elements(v, key)).orElse(List.of())) {
        names.add(element.text());
        check(element, key);
      }
      return names;
    }

    private List<JsonValue> elements(JsonValue value, String key) {
      if (value.is(Kind.LIST)) {
        return value.elements();
      }
      if (!weak) {
        String message = label + "'" + key + "' expected a list, got " + value.kind().words();
        problems.add(value.spot(), message, "Write a list of builders: [\"name\"].");
        return List.of();
      }
      boolean none = value.is(Kind.OBJECT) && value.members().isEmpty();
      return none ? List.of() : List.of(value);
    }

    private void check(JsonValue element, String key) {
      if (!element.is(Kind.STRING)) {
        String found = element.kind().words();
        problems.add(element.spot(), label + "'" + key + "' expected strings, got " + found);
      } else if (!builders.contains(element.text())) {
        String message =
            label + "'" + key + "' specified builder '" + element.text() + "' not found";
        problems.add(element.spot(), message, builderNames(builders));
      }
    }
  }
}
