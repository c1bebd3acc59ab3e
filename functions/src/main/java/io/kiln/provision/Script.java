package io.kiln.provision;

import java.util.List;
import org.immutables.value.Value;

/** A script to run on the machine, everything filled in. */
@Value.Immutable
interface Script {
  /** As the user knows it: a path. */
  String label();

  /** Files that must be there before it starts, the script first. */
  List<PlacedFile> files();

  String command();

  boolean pty();

  /** At least one. */
  List<Integer> validExitCodes();

  /** Whether a restart of the machine ends it well. */
  boolean mayDisconnect();

  /** Whether the files above are removed afterwards. */
  boolean clean();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Script}. */
  final class Builder extends ImmutableScript.Builder {}
}
