package io.kiln.local.cli;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Entry;
import io.kiln.build.NoSuchBuild;
import io.kiln.function.Wiring;
import io.kiln.local.driver.Pause;

/** Where builds are made: one cloud and one store, opened for one command. */
interface Workshop extends AutoCloseable {
  Wiring wiring();

  /** Lets the cloud's time pass; a real pause ends early when the person interrupts. */
  Pause pause();

  /** The build as its last entry has it. */
  default Build state(BuildId build) {
    return state(build, 0);
  }

  /** The same, read from an entry on that is known to exist. */
  default Build state(BuildId build, long from) {
    return wiring()
        .store()
        .journal()
        .latest(build, from)
        .map(Entry::state)
        .orElseThrow(() -> new NoSuchBuild(build));
  }

  @Override
  void close();
}
