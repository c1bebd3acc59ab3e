package io.kiln.local.flow;

import java.time.Instant;

/** What an execution is told. */
public sealed interface Signal {
  Instant at();

  /** It is later now. */
  record TimePassed(Instant at) implements Signal {}

  /** A call was answered; the number says which. */
  record Answered(Instant at, long call, Invocation invocation) implements Signal {}

  /** Somebody stops it. */
  record Stop(Instant at, String error, String cause) implements Signal {}
}
