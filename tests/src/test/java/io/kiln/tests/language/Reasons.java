package io.kiln.tests.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a template is refused, brought to a common form: both tools name what is wrong, in sentences
 * that differ where Go's libraries speak for Packer.
 */
final class Reasons {
  private static final Pattern BULLET = Pattern.compile("(?m)^\\s*\\* ");

  /** Beside it stands how to use the command, before or after: they come through two streams. */
  private static final Pattern BAD_FLAG = Pattern.compile("(?m)^invalid value .*$");

  private static final String WRONG_KIND = " is of the wrong kind";

  /** Kiln's "t.json:3:4: builders[0].region: " before the message. */
  private static final Pattern PLACE =
      Pattern.compile("^[^\\s:]+:\\d+:\\d+: (?:[\\w-]+(?:\\[[^\\]]*]|\\.[\\w\\p{L}-]+)*: )?");

  private record Rule(Pattern pattern, Function<MatchResult, String> common) {
    static Rule of(String pattern, Function<MatchResult, String> common) {
      return new Rule(Pattern.compile(pattern, Pattern.DOTALL), common);
    }
  }

  private static final String IN_GO =
      "(?:template: root:\\d+(?::\\d+)?: (?:executing \"[^\"]*\" at <.*>: )?)";

  private static final List<Rule> RULES =
      List.of(
          Rule.of("(?:Failed to parse template: )?Error parsing JSON.*", m -> "no JSON"),
          Rule.of("Error reading variables in '([^']*)'.*", m -> "bad variables in " + m.group(1)),
          Rule.of(
              "unknown configuration key: '?\"([^\"]*)\"'?.*", m -> "unknown key " + m.group(1)),
          Rule.of("cannot parse '([^']*)' as (\\w+): .*", m -> m.group(1) + " is no " + m.group(2)),
          Rule.of(
              "'([^']*)' cannot be parsed as (bool|int|duration).*",
              m -> m.group(1) + " is no " + m.group(2)),
          Rule.of("`max_retries` must be a valid integer.*", m -> "max_retries is no int"),
          Rule.of(
              "error decoding '([^']*)': Error parsing bool.*", m -> m.group(1) + " is no bool"),
          Rule.of("error decoding '([^']*)': time: .*", m -> m.group(1) + " is no duration"),
          Rule.of(
              "(?:.*: )?'([^']+)':? (?:source data must|expected).*",
              m -> m.group(1).replaceAll("\\[\\d+]", "").toLowerCase(Locale.ROOT) + WRONG_KIND),
          Rule.of(
              "(?:On Error Cleanup Provisioner error|(\\w+ [\\w.]+)):?(?: Error decoding provisioner:)?"
                  + " (?:'' )?expected .*",
              m ->
                  Optional.ofNullable(m.group(1)).orElse("error-cleanup-provisioner") + WRONG_KIND),
          Rule.of("(?:'' )?expected a map.*", m -> "the template" + WRONG_KIND),
          Rule.of(
              "(?:invalid|render) '([^']*)': " + IN_GO + "?(.*?)(?: in: .*)?",
              m -> m.group(1) + ": " + m.group(2)),
          Rule.of(
              "Error interpolating builder '[^']*': " + IN_GO + "(.*)", m -> "name: " + m.group(1)),
          Rule.of(
              "Failed to interpolate \"[^\"]*\": \".*\"; error: "
                  + IN_GO
                  + "(.*?): Please make sure.*",
              m -> "variable: " + m.group(1)),
          Rule.of("Failed to interpolate \"[^\"]*\": (.*)", m -> "variable: " + m.group(1)),
          Rule.of(
              "error interpolating default value for '[^']*': " + IN_GO + "(.*)",
              m -> "variable: " + m.group(1)),
          Rule.of(IN_GO + "(.*)", m -> "variable: " + m.group(1)));

  private Reasons() {}

  static Set<String> ofPacker(String output) {
    Matcher flag = BAD_FLAG.matcher(output);
    String told =
        (flag.find() ? flag.group() : output)
            .replaceAll(
                "(?m)^Error: (?:Failed to (?:prepare|initialize) build:? *\"[^\"]*\")?", "");
    return common(told);
  }

  static Set<String> ofKiln(String output) {
    return common(output.replaceAll("Error: Failed to prepare build: .*", ""));
  }

  private static Set<String> common(String output) {
    String text = output.replaceFirst("Failed to parse template: (?!Error)", "");
    Set<String> reasons = new TreeSet<>();
    for (String message : messages(text)) {
      String words =
          PLACE
              .matcher(message.replaceAll("\\s+", " ").strip())
              .replaceFirst("")
              .replaceFirst("^error initializing [\\w-]+ '[^']*': ", "")
              .replace("couldnt", "couldn't")
              .replace("alicloud_instance_type", "instance_type");
      if (!words.isEmpty() && !words.endsWith("error(s) decoding:")) {
        reasons.add(common(words, RULES).replaceFirst("\\.$", ""));
      }
    }
    return reasons;
  }

  private static List<String> messages(String text) {
    Matcher bullet = BULLET.matcher(text);
    List<String> messages = new ArrayList<>();
    if (!bullet.find()) {
      messages.add(text);
      return messages;
    }
    int start = bullet.end();
    while (bullet.find()) {
      messages.add(text.substring(start, bullet.start()));
      start = bullet.end();
    }
    messages.add(text.substring(start));
    return messages;
  }

  private static String common(String words, List<Rule> rules) {
    for (Rule rule : rules) {
      Matcher matcher = rule.pattern().matcher(words);
      if (matcher.matches()) {
        return rule.common().apply(matcher.toMatchResult());
      }
    }
    return words;
  }
}
