package io.kiln.local.ecs;

import java.time.Instant;

/** A state, and when it ends. */
public record Leg(String state, Instant until) {}
