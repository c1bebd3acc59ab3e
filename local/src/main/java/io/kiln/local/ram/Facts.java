package io.kiln.local.ram;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is known of one call, by the keys that conditions ask for. */
record Facts(Attempt attempt, String resource, Function<String, Map<String, String>> tags)
    implements Function<String, Optional<String>> {
  private static final String RESOURCE_TAG = "acs:ResourceTag/";
  private static final String PREFIX = "oss:Prefix";

  static boolean knows(String key) {
    return key.startsWith(RESOURCE_TAG) || key.equals(PREFIX);
  }

  @Override
  public Optional<String> apply(String key) {
    if (key.equals(PREFIX)) {
      return Optional.of(attempt.parameter("prefix"));
    }
    String id = resource.substring(resource.lastIndexOf('/') + 1);
    return Optional.ofNullable(tags.apply(id).get(key.substring(RESOURCE_TAG.length())));
  }
}
