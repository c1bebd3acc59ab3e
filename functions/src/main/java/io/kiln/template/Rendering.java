package io.kiln.template;

import io.kiln.template.go.GoFunction;
import io.kiln.template.go.GoTemplate;
import io.kiln.template.go.TemplateError;
import io.kiln.template.json.JsonValue;
import io.kiln.template.json.JsonValue.Kind;
import io.kiln.template.problem.Problem;
import io.kiln.template.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Fills in the {{actions}} of every string of a JSON value. */
final class Rendering {
  private static final int MOST_ROUNDS = 100;

  private final Function<JsonValue, Map<String, GoFunction>> functions;
  private final Optional<Map<String, String>> fields;
  private final Problems problems;

  Rendering(
      Function<JsonValue, Map<String, GoFunction>> functions,
      Optional<Map<String, String>> fields,
      Problems problems) {
    this.functions = functions;
    this.fields = fields;
    this.problems = problems;
  }

  /** The object rendered, but for `raw` options, which are only checked to be well formed. */
  JsonValue object(JsonValue object, Set<String> raw) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    object
        .members()
        .forEach(
            (name, value) -> {
              boolean asItIs = raw.contains(name.toLowerCase(Locale.ROOT));
              members.put(name, asItIs ? wellFormed(value, name) : all(value, name));
            });
    return object.withMembers(members);
  }

  private JsonValue wellFormed(JsonValue value, String option) {
    if (value.is(Kind.STRING)) {
      attempt(value, value.text(), option, template -> value.text());
    }
    return value;
  }

  private JsonValue all(JsonValue value, String option) {
    switch (value.kind()) {
      case STRING:
        return value.withText(text(value, value.text(), option));
      case LIST:
        List<JsonValue> elements = new ArrayList<>();
        value.elements().forEach(element -> elements.add(all(element, option)));
        return value.withElements(elements);
      case OBJECT:
        Map<String, JsonValue> members = new LinkedHashMap<>();
        value.members().forEach((k, v) -> members.put(text(v, k, option), all(v, option)));
        return value.withMembers(members);
      default:
        return value;
    }
  }

  /** The text rendered; `at` and `option` say where it stands. */
  String text(JsonValue at, String text, String option) {
    return text.contains("{{") ? attempt(at, text, option, template -> template.run(fields)) : text;
  }

  /** The text rendered until nothing changes, as names are. */
  String stable(JsonValue at, String text, String option) {
    String last = text;
    for (int round = 0; round < MOST_ROUNDS && last.contains("{{"); round++) {
      String next = text(at, last, option);
      if (next.equals(last)) {
        break;
      }
      last = next;
    }
    return last;
  }

  private String attempt(
      JsonValue at, String text, String option, Function<GoTemplate, String> use) {
    String stage = "invalid";
    try {
      GoTemplate template = GoTemplate.parse(text, functions.apply(at));
      stage = "render";
      return use.apply(template);
    } catch (TemplateError e) {
      problems.spoil(
          Problem.builder()
              .place(problems.place(at.spot()))
              .message(stage + " '" + option + "': " + e.reason())
              .value(at.is(Kind.STRING) ? at.shown() : text)
              .remedy(FunctionAdvice.on(e.reason()))
              .build());
      return text;
    }
  }
}
