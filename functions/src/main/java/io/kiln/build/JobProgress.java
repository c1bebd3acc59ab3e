package io.kiln.build;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** How far one provisioner has come: what a later invocation needs to go on where this one ends. */
@Value.Immutable
@JsonSerialize(as = ImmutableJobProgress.class)
@JsonDeserialize(as = ImmutableJobProgress.class)
public interface JobProgress extends WithJobProgress {
  /** The provisioner's index in the template. */
  int provisioner();

  /** Which of its tasks (a script, a file) is at hand. */
  int task();

  /** The stage of that task, in the provisioner's own words: {@code upload}, {@code start}. */
  String stage();

  /** Which try of the task this is, from 0. */
  int attempt();

  /** Bytes of standard output and standard error already in the log. */
  long outRead();

  long errRead();

  /** When the stage began. */
  Instant since();

  /** The machine's boot id when the job was started. */
  Optional<String> bootId();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link JobProgress}. */
  final class Builder extends ImmutableJobProgress.Builder {}
}
