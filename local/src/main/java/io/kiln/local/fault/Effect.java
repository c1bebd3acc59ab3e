package io.kiln.local.fault;

import java.time.Duration;

/** What happens to a call that a fault strikes. */
public sealed interface Effect {
  /** The cloud refuses, and nothing is changed. */
  record Refuse(int status, String code, String message) implements Effect {}

  /** The connection ends before the call has had an effect. */
  record DropBefore() implements Effect {}

  /** The call has its effect, and its answer is lost. */
  record DropAfter() implements Effect {}

  /** The answer comes later than usual, in real time. */
  record Delay(Duration delay) implements Effect {}
}
