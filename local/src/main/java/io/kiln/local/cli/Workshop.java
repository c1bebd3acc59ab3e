package io.kiln.local.cli;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Entry;
import io.kiln.build.Journal;
import io.kiln.build.Logbook;
import io.kiln.build.NoSuchBuild;
import io.kiln.local.driver.Functions;
import io.kiln.local.driver.Pause;

/** Where builds are made: one cloud and one store, opened for one command. */
interface Workshop extends AutoCloseable {
  /** Keeps what the build needs and writes its first entry; from here on it can be resumed. */
  BuildId submit(Order order);

  Functions functions();

  Journal journal();

  Logbook logbook();

  Downloads downloads();

  /** Lets the cloud's time pass. */
  Pause pause();

  /** The build as its last entry has it. */
  default Build state(BuildId build) {
    return journal().latest(build, 0).map(Entry::build).orElseThrow(() -> new NoSuchBuild(build));
  }

  @Override
  void close();
}
