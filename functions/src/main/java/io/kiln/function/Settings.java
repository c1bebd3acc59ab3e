package io.kiln.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.immutables.value.Value;

/** How a deployment is set up, read once from its environment variables. */
@Value.Immutable
public interface Settings {
  /** Prefix of every key that is ours; others in the environment are not looked at. */
  String PREFIX = "KILN_";

  Pattern STACK = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,62}");
  Pattern CIDR = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}/\\d{1,2}");

  /** {@code KILN_STACK}: the tag {@code kiln:stack} of everything this deployment makes. */
  @Value.Default
  default String stack() {
    return "kiln";
  }

  /** {@code KILN_SSH_SOURCE_CIDR}: who may reach the SSH port of a machine that is baked. */
  @Value.Default
  default String sshSourceCidr() {
    return "0.0.0.0/0";
  }

  static Builder builder() {
    return new Builder();
  }

  /**
   * Reads and checks the settings.
   *
   * @throws IllegalArgumentException naming every key that is unknown or wrong
   */
  static Settings from(Map<String, String> environment) {
    List<String> problems = new ArrayList<>();
    Builder builder = builder();
    Set<String> keys = new TreeSet<>(environment.keySet());
    keys.removeIf(key -> !key.startsWith(PREFIX));
    for (String key : keys) {
      String value = String.valueOf(environment.get(key));
      switch (key) {
        case "KILN_STACK":
          builder.stack(checked(STACK, key, value, problems));
          break;
        case "KILN_SSH_SOURCE_CIDR":
          builder.sshSourceCidr(checked(CIDR, key, value, problems));
          break;
        default:
          problems.add(key + " is not a setting of Kiln");
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return builder.build();
  }

  private static String checked(Pattern shape, String key, String value, List<String> problems) {
    if (!shape.matcher(value).matches()) {
      problems.add(key + " is '" + value + "', but must look like " + shape.pattern());
    }
    return value;
  }

  /** Builds {@link Settings}. */
  final class Builder extends ImmutableSettings.Builder {}
}
