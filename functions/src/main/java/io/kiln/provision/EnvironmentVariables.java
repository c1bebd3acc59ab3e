package io.kiln.provision;

import io.kiln.build.Build;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The variables that a script gets, sorted by name and quoted for a shell. */
final class EnvironmentVariables {
  private final String text;

  private EnvironmentVariables(String text) {
    this.text = text;
  }

  static EnvironmentVariables of(
      List<String> pairs, String format, Build build, UnaryOperator<String> render) {
    Map<String, String> values = new TreeMap<>();
    values.put("PACKER_BUILD_NAME", build.builderName());
    values.put("PACKER_BUILDER_TYPE", "alicloud-ecs");
    for (String pair : pairs) {
      String rendered = render.apply(pair);
      int equals = rendered.indexOf('=');
      values.put(rendered.substring(0, equals), quoted(rendered.substring(equals + 1)));
    }
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) -> text.append(formatted(format, name, value)));
    return new EnvironmentVariables(text.toString());
  }

  /** The usual format puts values between single quotes. */
  private static String quoted(String value) {
    return value.replace("'", "'\"'\"'");
  }

  /** Go's printf with two strings: the first %s is the name, the second the value. */
  private static String formatted(String format, String name, String value) {
    StringBuilder text = new StringBuilder();
    String rest = format;
    for (String argument : new String[] {name, value}) {
      int at = rest.indexOf("%s");
      if (at < 0) {
        break;
      }
      text.append(rest, 0, at).append(argument);
      rest = rest.substring(at + 2);
    }
    return text.append(rest).toString();
  }

  String text() {
    return text;
  }
}
