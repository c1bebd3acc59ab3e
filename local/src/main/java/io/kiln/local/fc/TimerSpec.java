package io.kiln.local.fc;

import java.time.Instant;

/** A timer trigger as the stack declares it. */
public record TimerSpec(
    String name, String function, String cronExpression, String payload, boolean enabled) {
  Schedule schedule(Instant since) {
    return Schedule.of(cronExpression, since);
  }
}
