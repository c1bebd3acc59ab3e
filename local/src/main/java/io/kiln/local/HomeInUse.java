package io.kiln.local;

import java.nio.file.Path;

/** Another process owns the home. */
public final class HomeInUse extends RuntimeException {
  private final long pid;

  HomeInUse(Path home, long pid) {
    super(
        home
            + " is in use by "
            + (pid > 0 ? "process " + pid : "another process")
            + ": let it end first, or choose another home");
    this.pid = pid;
  }

  /** The owner's process id; 0 if it could not be read. */
  public long pid() {
    return pid;
  }
}
