package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.json.JsonValue.Kind;
import io.kiln.template.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds a template's builders: each an object with a type and a name of its own. */
final class RawBuilders {
  static final String TYPE = "alicloud-ecs";

  private final Problems problems;
  private final Problems later;
  private final Set<String> names = new HashSet<>();

  RawBuilders(Problems problems, Problems later) {
    this.problems = problems;
    this.later = later;
  }

  List<RawBuilder> read(Root root) {
    List<RawBuilder> all = new ArrayList<>();
    int number = 0;
    for (JsonValue value : root.list("builders")) {
      builder(++number, value).ifPresent(all::add);
    }
    boolean broken =
        !root.document().is(Kind.OBJECT)
            || (root.document().member("builders").isPresent()
                && root.member("builders").isEmpty());
    if (number == 0 && !broken) {
      String remedy = "Add one: \"builders\": [{\"type\": \"" + TYPE + "\", ...}].";
      later.add(root.document().spot(), "at least one builder must be defined", remedy);
    }
    return all;
  }

  private Optional<RawBuilder> builder(int number, JsonValue value) {
    String label = "builder " + number + ": ";
    if (!value.is(Kind.OBJECT)) {
      problems.add(value.spot(), label + "expected a map, got " + value.kind().words());
      return Optional.empty();
    }
    String type = text(value, "type", label);
    if (type.isEmpty()) {
      problems.add(value.spot(), label + "missing 'type'", "Add \"type\": \"" + TYPE + "\".");
      return Optional.empty();
    }
    String given = text(value, "name", label);
    String rawName = given.isEmpty() ? type : given;
    if (!names.add(rawName)) {
      String message = label + "builder with name '" + rawName + "' already exists";
      problems.add(value.spot(), message, "Give each builder a \"name\" of its own.");
      return Optional.empty();
    }
    return Optional.of(new RawBuilder(rawName, rawName, type, value));
  }

  /** Packer reads these two weakly: a number is as good as its digits. */
  private String text(JsonValue builder, String key, String label) {
    Optional<JsonValue> value = builder.member(key).filter(v -> !v.is(Kind.NULL));
    if (value.isPresent() && (value.get().is(Kind.LIST) || value.get().is(Kind.OBJECT))) {
      String message =
          label + "'" + key + "' expected type 'string', got " + value.get().kind().words();
      problems.add(value.get().spot(), message);
    }
    return value.map(JsonValue::text).orElse("");
  }
}
