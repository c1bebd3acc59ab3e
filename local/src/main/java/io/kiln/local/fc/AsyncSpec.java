package io.kiln.local.fc;

import java.time.Duration;

/**
 * How a function's asynchronous invocations are treated; a destination is a function's ARN, or
 * empty.
 */
public record AsyncSpec(int retries, Duration longestAge, String onSuccess, String onFailure) {
  /** As it is when the stack says nothing. */
  public static final AsyncSpec STANDARD = new AsyncSpec(3, Duration.ofDays(1), "", "");
}
