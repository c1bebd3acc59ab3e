package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.json.JsonValue.Kind;
import io.kiln.template.option.Nearest;
import io.kiln.template.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The top of a template: its known keys, each of the kind it must be. */
final class Root {
  private final JsonValue document;
  private final Problems problems;

  Root(JsonValue document, Problems problems) {
    this.document = document;
    this.problems = problems;
    if (document.is(Kind.OBJECT)) {
      document.members().forEach(this::check);
    } else {
      String message = "expected a map, got " + document.kind().words();
      problems.add(document.spot(), message, "A template is one object: { \"builders\": [...] }.");
    }
  }

  JsonValue document() {
    return document;
  }

  Optional<JsonValue> member(String key) {
    return document
        .member(key)
        .filter(
            value -> RootKeys.find(key).filter(row -> value.is(RootKeys.kind(row))).isPresent());
  }

  List<JsonValue> list(String key) {
    return member(key).map(JsonValue::elements).orElse(List.of());
  }

  Optional<String> text(String key) {
    return member(key).map(JsonValue::text).filter(text -> !text.isEmpty());
  }

  /** The declared variables: strings, and null for the required ones. */
  Map<String, JsonValue> variables() {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    member("variables")
        .map(JsonValue::members)
        .orElse(Map.of())
        .forEach(
            (name, value) -> {
              if (!value.is(Kind.STRING) && !value.is(Kind.NULL)) {
                String message =
                    "variable " + name + ": expected type 'string', got " + value.kind().words();
                problems.add(
                    value.spot(), message, "Write the default as a string in quotation marks.");
              }
              all.put(name, value);
            });
    return all;
  }

  /** The names of the sensitive variables. */
  Set<String> sensitive() {
    Set<String> all = new TreeSet<>();
    for (JsonValue name : list("sensitive-variables")) {
      if (name.is(Kind.STRING)) {
        all.add(name.text());
      } else {
        problems.add(
            name.spot(), "'sensitive-variables' expected strings, got " + name.kind().words());
      }
    }
    return all;
  }

  private void check(String key, JsonValue value) {
    if (key.startsWith("_")) {
      checkComment(key, value);
      return;
    }
    Optional<Kind> wanted = RootKeys.find(key).map(RootKeys::kind);
    if (wanted.isEmpty()) {
      unknown(key, value);
    } else if (!value.is(Kind.NULL) && !value.is(wanted.get())) {
      String message = "'" + key + "' expected " + wanted.get().words();
      problems.add(value.spot(), message + ", got " + value.kind().words());
    }
  }

  private void checkComment(String key, JsonValue value) {
    if (!value.is(Kind.STRING)) {
      String message =
          "Failed to cast root level comment value in comment \"" + key + "\" to string.";
      problems.add(value.spot(), message, "Write the comment as a string in quotation marks.");
    }
  }

  private void unknown(String key, JsonValue value) {
    String message = "Unknown root level key in template: '" + key + "'";
    String remedy =
        Nearest.among(key.replace('_', '-'), RootKeys.names().stream())
            .map(name -> "Did you mean \"" + name + "\"?")
            .orElse(
                "Known keys: "
                    + RootKeys.names().stream().sorted().collect(Collectors.joining(", "))
                    + ".");
    problems.add(value.spot(), message, remedy);
  }
}
