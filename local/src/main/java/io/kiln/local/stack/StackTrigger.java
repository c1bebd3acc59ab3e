package io.kiln.local.stack;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What calls a function.
 *
 * @param function the function's name
 * @param type {@code timer}, {@code oss} or {@code http}
 * @param source the ARN of the bucket that it listens to; empty for the other types
 * @param config the type's own settings, as the file has them
 */
public record StackTrigger(
    String id, String name, String function, String type, String source, JsonNode config) {}
