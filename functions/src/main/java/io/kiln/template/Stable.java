package io.kiln.template;

import io.kiln.template.go.GoFunction;
import io.kiln.template.go.GoTemplate;
import io.kiln.template.go.TemplateError;
import java.util.Map;
import java.util.Optional;

/** Renders a text again and again until nothing changes: one variable may hold another's name. */
final class Stable {
  private static final int MOST_ROUNDS = 100;

  private Stable() {}

  /** The text with its actions done; throws {@link TemplateError}. */
  static String render(
      String text, Map<String, GoFunction> functions, Optional<? extends Map<String, ?>> fields) {
    String last = text;
    for (int round = 0; last.contains("{{"); round++) {
      if (round == MOST_ROUNDS) {
        throw TemplateError.of("the text still changes after " + MOST_ROUNDS + " rounds");
      }
      String next = GoTemplate.parse(last, functions).run(fields);
      if (next.equals(last)) {
        return next;
      }
      last = next;
    }
    return last;
  }
}
