package io.kiln.local.ecs;

import java.time.Instant;
import java.util.Map;

/** The answer that a ClientToken got, and to which question. */
record Remembered(Map<String, String> question, Map<String, Object> answer, Instant until) {}
