package io.kiln.local.stack;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What calls a function.
 *
 * @param function the function's name
 * @param type {@code timer}, {@code oss} or {@code http}
 * @param source the bucket that it listens to
 * @param config the type's own settings, as the file has them
 */
public record StackTrigger(
    String id, String name, String function, String type, Source source, JsonNode config) {
  /**
   * Where events come from; empty for all types but {@code oss}.
   *
   * @param arn the bucket's
   * @param roleArn of the role in which the bucket calls the function
   */
  public record Source(String arn, String roleArn) {}
}
