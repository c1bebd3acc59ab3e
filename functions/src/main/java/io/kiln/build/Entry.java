package io.kiln.build;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** One numbered, immutable state of a build in the journal. */
@Value.Immutable
@JsonSerialize(as = ImmutableEntry.class)
@JsonDeserialize(as = ImmutableEntry.class)
public interface Entry extends WithEntry {
  /** The version that this code writes; a reader refuses any it does not know. */
  int VERSION = 1;

  int version();

  /** From 1, without gaps. */
  long seq();

  /** The writer's own mark: tells an own, silently retried write from a lost race. */
  String nonce();

  Instant writtenAt();

  Optional<Claim> claim();

  /** By when the next move should have been made; entries of before it was kept have none. */
  Optional<Instant> due();

  /** The masked lines this entry adds to the log, 256 KiB of them at most. */
  List<LogLine> log();

  Build state();

  /** The moment from which the watchdog counts. */
  default Instant dueAt() {
    return due().orElse(writtenAt());
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link Entry}. */
  final class Builder extends ImmutableEntry.Builder {}
}
