package io.kiln.provision;

import io.kiln.build.Build;
import io.kiln.communicator.Session;
import java.time.Duration;
import java.util.Optional;

/** Where a provisioner's commands run: on the machine, or where Kiln runs. */
interface Worksite {
  Session session(Build build);

  /** The folder of a build's jobs there. */
  String jobs(Build build);

  /** What the first command of a provisioner teaches. */
  Build opened(Build build);

  /** The jobs' folder is gone. */
  Build cleared(Build build);

  /** Whether each provisioner clears up after itself, not the last one for all. */
  boolean clearsAtOnce();

  /** Whether jobs can run there at all. */
  boolean holdsJobs();

  /** How long a script may take. */
  Optional<Duration> limit();
}
