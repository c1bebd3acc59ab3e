package io.kiln.provision;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A script to run on the machine, everything filled in. */
@Value.Immutable
interface Script {
  /** As the user knows it: a path. */
  String label();

  /** What a user reads when it begins. */
  String opening();

  /** A folder that is made for its files. */
  Optional<String> folder();

  /** Files that must be there before it starts, the script first. */
  List<PlacedFile> files();

  String command();

  boolean pty();

  /** At least one. */
  List<Integer> validExitCodes();

  /** What an exit code that is not valid is called; {@code %d} stands for it. */
  Optional<String> exitWords();

  /** How long the machine may let nobody in before it has begun. */
  Optional<Duration> startPatience();

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
