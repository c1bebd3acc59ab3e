package io.kiln.trigger.series;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.kiln.trigger.schedule.Schedule;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** The whole state of a series, as each of its pages carries it. */
@Value.Immutable
@JsonSerialize(as = ImmutableSeries.class)
@JsonDeserialize(as = ImmutableSeries.class)
public interface Series extends WithSeries {
  /** The version that this code writes; a reader refuses any it does not know. */
  int VERSION = 1;

  int version();

  /** From 1, without gaps; 0 before there is any page. */
  long seq();

  /** The folder below {@code templates/}. */
  String name();

  Optional<Schedule> schedule();

  /** A sum of what {@code kiln.json} said of the schedule when that was last looked at. */
  Optional<String> scheduleFrom();

  /** Why the schedule does nothing until somebody resumes it. */
  Optional<String> paused();

  /** The last moment of the schedule that was dealt with, or from when on it counts. */
  Optional<Instant> slot();

  /** A moment of the schedule that waits for other builds to end, and why it would bake. */
  Optional<String> queued();

  Optional<Run> running();

  Optional<Baked> baked();

  /** How many runs have failed since the last that succeeded. */
  @Value.Default
  default int failures() {
    return 0;
  }

  /** How many moments of the schedule are still left out after them. */
  @Value.Default
  default int sittingOut() {
    return 0;
  }

  /** What failed: another content is another chance. */
  Optional<String> failedContent();

  Optional<Handled> handled();

  /** Which upload is waited for, and why: said once. */
  Optional<String> noted();

  /** How many runs and refusals there were: part of their names. */
  @Value.Default
  default int count() {
    return 0;
  }

  /** The newest one. */
  Decision decision();

  /** What people are to be told of this very page. */
  Optional<String> notice();

  static Series fresh(String name, Instant now) {
    return builder()
        .version(VERSION)
        .seq(0)
        .name(name)
        .decision(Decision.of(now, Decision.Verdict.SET, "nothing was here before"))
        .build();
  }

  /** The same with this decision, and nothing to tell. */
  default Series deciding(Decision decision) {
    return withDecision(decision).withNotice(Optional.empty());
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Series}. */
  final class Builder extends ImmutableSeries.Builder {}
}
