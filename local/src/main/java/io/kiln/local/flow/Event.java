package io.kiln.local.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** One line of an execution's history; the state is empty when it is about the whole. */
public record Event(
    long id, Instant time, String type, String state, long scheduled, JsonNode detail) {}
