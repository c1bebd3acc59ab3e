package io.kiln.local;

import java.nio.file.Path;

/** Another process owns the home. */
public final class HomeInUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Owner owner;

  public HomeInUse(Path home, Owner owner) {
    super(
        home
            + " is in use by "
            + (owner.pid() > 0 ? "process " + owner.pid() : "another process")
            + ": let it end first, or choose another home");
    this.owner = owner;
  }

  public Owner owner() {
    return owner;
  }
}
