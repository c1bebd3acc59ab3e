package io.kiln.local.stack;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A flow of CloudFlow.
 *
 * @param definition its states, read from the flow definition language
 */
public record StackFlow(String id, String name, String roleArn, JsonNode definition) {}
