package io.kiln.local.cli;

import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import java.io.PrintStream;

/** What a person can do next, on standard error: Packer's own lines stay as they are. */
final class Advice {
  private final PrintStream err;

  Advice(PrintStream err) {
    this.err = err;
  }

  /** A build is over. */
  void after(Bake bake) {
    BuildId id = bake.build().id();
    Cleanup cleanup = bake.build().cleanup().orElse(Cleanup.CLEAN);
    if (cleanup == Cleanup.LEAKED) {
      err.println(
          "Something of build %s could not be deleted; 'kiln undo %s' tries again."
              .formatted(id, id));
    } else if (cleanup == Cleanup.SUSPENDED) {
      err.println(
          "Everything that build %s made is still there; 'kiln undo %s' deletes it."
              .formatted(id, id));
    } else if (!bake.succeeded() && bake.build().ledger().resources().isEmpty()) {
      err.println("Build %s had made nothing yet.".formatted(id));
    } else if (!bake.succeeded()) {
      err.println(
          "Everything that build %s made is deleted again; 'kiln log -receipt %s' proves it."
              .formatted(id, id));
    }
  }

  /** A build is left in the middle. */
  void left(BuildId id) {
    err.println(
        "Build %s stands where it was; 'kiln resume %s' goes on, 'kiln undo %s' deletes what it made."
            .formatted(id, id, id));
  }
}
