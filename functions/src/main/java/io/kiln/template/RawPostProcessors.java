package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.json.JsonValue.Kind;
import io.kiln.template.option.OptionTable;
import io.kiln.template.option.PostProcessorOptions;
import io.kiln.template.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a template's post-processors. Each entry is a chain: a list of them, or one that stands for
 * a list of itself; a bare string stands for an object of that type.
 */
final class RawPostProcessors {
  static final OptionTable COMMON = PostProcessorOptions.COMMON;

  private final Set<String> builders;
  private final Problems problems;
  private final Problems later;

  RawPostProcessors(Set<String> builders, Problems problems, Problems later) {
    this.builders = builders;
    this.problems = problems;
    this.later = later;
  }

  List<List<RawPostProcessor>> read(Root root) {
    List<List<RawPostProcessor>> chains = new ArrayList<>();
    int number = 0;
    for (JsonValue value : root.list("post-processors")) {
      chains.add(chain(++number, value));
    }
    return chains;
  }

  private List<RawPostProcessor> chain(int number, JsonValue value) {
    boolean list = value.is(Kind.LIST);
    if (!list && !value.is(Kind.STRING) && !value.is(Kind.OBJECT)) {
      String message = "post-processor " + number + ": bad format";
      problems.add(value.spot(), message, "Write a type, an object with a \"type\", or a list.");
      return List.of();
    }
    List<RawPostProcessor> chain = new ArrayList<>();
    int place = 0;
    for (JsonValue element : list ? value.elements() : List.of(value)) {
      one("post-processor " + number + "." + ++place + ": ", element).ifPresent(chain::add);
    }
    return chain;
  }

  private Optional<RawPostProcessor> one(String label, JsonValue value) {
    if (value.is(Kind.LIST)) {
      String message = label + "sequence not allowed to be nested in a sequence";
      problems.add(value.spot(), message, "Write its post-processors into the outer list.");
      return Optional.empty();
    }
    if (!value.is(Kind.STRING) && !value.is(Kind.OBJECT)) {
      String message = label + "unknown format";
      problems.add(value.spot(), message, "Write a type, or an object with a \"type\".");
      return Optional.empty();
    }
    JsonValue object = value.is(Kind.STRING) ? value.withMembers(Map.of("type", value)) : value;
    String type = text(label, object, "type");
    if (type.isEmpty()) {
      problems.add(value.spot(), label + "type is required", "Add \"type\": \"manifest\".");
      return Optional.empty();
    }
    String given = text(label, object, "name");
    Optional<Boolean> keep = keep(label, object);
    OnlyExcept meant = OnlyExcept.read(object, label, false, builders, later);
    String name = given.isEmpty() ? type : given;
    return Optional.of(new RawPostProcessor(type, name, object, meant, keep));
  }

  private String text(String label, JsonValue object, String key) {
    Optional<JsonValue> value = object.member(key).filter(v -> !v.is(Kind.NULL));
    value
        .filter(v -> !v.is(Kind.STRING))
        .ifPresent(v -> wrong(label, key, v, "string", "Write it in quotation marks."));
    return value.filter(v -> v.is(Kind.STRING)).map(JsonValue::text).orElse("");
  }

  /** Not even "true" counts here: Packer reads these three more strictly than all else. */
  private Optional<Boolean> keep(String label, JsonValue object) {
    String key = "keep_input_artifact";
    Optional<JsonValue> value = object.member(key).filter(v -> !v.is(Kind.NULL));
    value
        .filter(v -> !v.is(Kind.BOOLEAN))
        .ifPresent(v -> wrong(label, key, v, "bool", "Write true or false, without quotes."));
    return value.filter(v -> v.is(Kind.BOOLEAN)).map(v -> v.text().equals("true"));
  }

  private void wrong(String label, String key, JsonValue value, String type, String remedy) {
    String found = value.kind().words();
    String message = label + "'" + key + "' expected type '" + type + "', got " + found;
    problems.add(value.spot(), message, remedy);
  }
}
