package io.kiln.local.flow.fdl;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of a function: {@code acs:fc:{region}:{account}:functions/{name}/{qualifier}}. */
public record FunctionArn(String text, String name) {
  private static final Pattern SHAPE =
      Pattern.compile("acs:fc:[^:/]*:[^:/]*:functions/([^/:]+)(?:/[^/:]+)?");

  public static Optional<FunctionArn> parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    return matcher.matches()
        ? Optional.of(new FunctionArn(text, matcher.group(1)))
        : Optional.empty();
  }
}
