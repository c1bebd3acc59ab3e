package io.kiln.local.ram;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a call needs: the action in a policy, on which resource; and where that is written. */
public record Permission(String name, String resource, String source) {
  private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z.0-9]+)}");

  /** The resource of one call; a parameter that is not given stands for all. */
  String resourceOf(Attempt attempt, String account) {
    if (resource.equals("*")) {
      return resource;
    }
    String relative =
        PARAMETER
            .matcher(resource)
            .replaceAll(
                match -> {
                  String value = attempt.parameter(match.group(1));
                  return value.isEmpty() ? "*" : Matcher.quoteReplacement(value);
                });
    String service = name.substring(0, name.indexOf(':'));
    return "acs:" + service + ":" + attempt.region() + ":" + account + ":" + relative;
  }
}
