package io.kiln.communicator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The computer that Kiln runs on, where the operator lets shell-local run. */
public interface OwnHost {
  /** Commands that begin in this folder, if it is there. */
  Session in(Path folder);

  /** How long a script may take; empty: as long as it likes. */
  Optional<Duration> limit();
}
