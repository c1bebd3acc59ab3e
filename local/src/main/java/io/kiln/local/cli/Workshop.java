package io.kiln.local.cli;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Entry;
import io.kiln.build.NoSuchBuild;
import io.kiln.cloud.Cloud;
import io.kiln.function.Wiring;
import io.kiln.local.clock.Busy;
import io.kiln.local.driver.Driver;
import io.kiln.local.driver.Watcher;

/** Where builds are made: one cloud and one store, opened for one command. */
interface Workshop extends AutoCloseable {
  Wiring wiring();

  /** Who takes builds to their end here; the watcher looks on. */
  Driver driver(Watcher watcher);

  /** Hands a build in; the cloud's time stands still from then on until a driver has taken it. */
  default void handIn(Runnable work) {
    work.run();
  }

  /**
   * Takes over from another process that ran this workshop and has ended.
   *
   * @return whether it had; also when another build's driver took over first
   */
  default boolean renew() {
    return false;
  }

  /** Asks a person something; the cloud's time is the true one meanwhile. */
  default void whileAsking(Runnable question) {
    question.run();
  }

  /**
   * The calling thread drives a build beside others until this is closed: the cloud's time waits
   * for whichever of them is at work.
   */
  default Busy amongOthers() {
    return () -> {};
  }

  /** What is to be said of the cloud's work when all is done. */
  default void report() {}

  /** The cloud, as whoever calls this command: to sweep it. */
  Cloud cloud();

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
