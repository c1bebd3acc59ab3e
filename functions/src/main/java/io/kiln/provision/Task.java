package io.kiln.provision;

import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A part of a provisioner: a script to run, a source of files to move. */
interface Task {
  /** The stage that each task begins with. */
  String FIRST = "first";

  /** What a user reads when it begins. */
  List<LogLine> opening();

  /** Whether something runs that has to be stopped when the time is up. */
  default boolean runs() {
    return false;
  }

  /** How long the machine may let nobody in before it has begun. */
  default Optional<Duration> startPatience() {
    return Optional.empty();
  }

  /** One move; may be repeated at any point. */
  Outcome move(Turn turn);
}
