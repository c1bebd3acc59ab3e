package io.kiln.local.fc;

import java.util.Set;

/**
 * A bucket's trigger as the stack declares it.
 *
 * @param events as in {@code oss:ObjectCreated:PutObject}; one may end in {@code *}
 * @param roleArn of the role in which the bucket calls the function
 */
public record ObjectTrigger(
    String function,
    String bucket,
    Set<String> events,
    String prefix,
    String suffix,
    String roleArn) {
  boolean wants(ObjectEvent event) {
    return event.bucket().equals(bucket)
        && event.key().startsWith(prefix)
        && event.key().endsWith(suffix)
        && events.stream().anyMatch(pattern -> fits(pattern, "oss:" + event.name()));
  }

  private static boolean fits(String pattern, String name) {
    return pattern.endsWith("*")
        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
        : name.equals(pattern);
  }
}
