package io.kiln.local.fc;

import java.time.Duration;

/**
 * One invocation, as {@code --trace} shows it.
 *
 * @param cold whether an instance was made for it
 * @param took real time, on the monotonic clock
 */
public record Invoked(
    FunctionSpec function, boolean cold, int eventBytes, Duration took, Reply reply) {
  public int answerBytes() {
    return reply.size();
  }

  /** Memory times time, the unit of its price. */
  double gbSeconds() {
    return seconds() * function.size().memoryMb() / 1024;
  }

  double seconds() {
    return took.toNanos() / 1e9;
  }
}
