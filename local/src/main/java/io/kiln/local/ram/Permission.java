package io.kiln.local.ram;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a call needs: the action in a policy, on which resource; and where that is written. */
public record Permission(String name, String resource, String source) {
  private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z.0-9]+)}");

  /** The services write the types of resources in their own ways, RAM in lower case. */
  private static String written(MatchResult match, String value) {
    return match.group(1).equals("ResourceType") ? value.toLowerCase(Locale.ROOT) : value;
  }

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
                  return value.isEmpty() ? "*" : Matcher.quoteReplacement(written(match, value));
                });
    String service = name.substring(0, name.indexOf(':'));
    return "acs:" + service + ":" + attempt.region() + ":" + account + ":" + relative;
  }
}
