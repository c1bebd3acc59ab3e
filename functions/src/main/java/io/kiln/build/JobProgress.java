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
  /** The stage before the first task. */
  String BEGIN = "begin";

  /** The stage of a try that has failed. */
  String FAILED = "failed";

  /** The stage of one that waits for a person. */
  String HELD = "held";

  /** The provisioner's index in the template. */
  int provisioner();

  /** Which try of the provisioner this is, from 0. */
  int attempt();

  /** Which of its tasks (a script, a source of files) is at hand. */
  int task();

  /** The stage of that task, in the task's own words: {@code start}, {@code running}. */
  String stage();

  /** When the stage began. */
  Instant since();

  /** When this try of the provisioner began, for its timeout. */
  Instant begun();

  /** How many files of an upload are in their place. */
  @Value.Default
  default int placed() {
    return 0;
  }

  /** The mark of the last file of a download that is whole; the next one's sorts after it. */
  Optional<String> fetched();

  /** Bytes of the file after it that are here. */
  @Value.Default
  default long received() {
    return 0;
  }

  /** Bytes of standard output and standard error already in the log. */
  @Value.Default
  default long outRead() {
    return 0;
  }

  @Value.Default
  default long errRead() {
    return 0;
  }

  /** When output was last written to the log. */
  Optional<Instant> loggedAt();

  /** What it fails with, now that all its output is in the log. */
  Optional<String> complaint();

  /** The machine's boot id when the job was started. */
  Optional<String> bootId();

  /** Since when the machine lets nobody in, or answers nobody. */
  Optional<Instant> shutOutSince();

  /** The name of the step that runs it. */
  default String step() {
    return "provision-" + provisioner();
  }

  /** The begin of a try of a provisioner. */
  static JobProgress begin(int provisioner, int attempt, Instant now) {
    return builder()
        .provisioner(provisioner)
        .attempt(attempt)
        .task(0)
        .stage(BEGIN)
        .since(now)
        .begun(now)
        .build();
  }

  /** The next stage of the same task. */
  default JobProgress at(String stage, Instant now) {
    return withStage(stage).withSince(now);
  }

  /** The begin of another task of the same try. */
  default JobProgress onTask(int task, String stage, Instant now) {
    return builder()
        .provisioner(provisioner())
        .attempt(attempt())
        .task(task)
        .stage(stage)
        .since(now)
        .begun(begun())
        .build();
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link JobProgress}. */
  final class Builder extends ImmutableJobProgress.Builder {}
}
