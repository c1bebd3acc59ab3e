package io.kiln.template;

import io.kiln.template.option.Nearest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to tell a person whose template calls a function wrongly. */
final class FunctionAdvice {
  private static final Pattern UNDEFINED = Pattern.compile("function \"(\\w+)\" not defined");

  private FunctionAdvice() {}

  static Optional<String> on(String reason) {
    if (reason.contains("env vars are not allowed here")) {
      return Optional.of("Read it in \"variables\", and write {{user `name`}} here.");
    }
    Matcher undefined = UNDEFINED.matcher(reason);
    return undefined.find() ? nearest(undefined.group(1)) : Optional.empty();
  }

  private static Optional<String> nearest(String wrong) {
    return Nearest.among(wrong, Functions.NAMES.stream())
        .map(name -> "Did you mean \"" + name + "\"?");
  }
}
