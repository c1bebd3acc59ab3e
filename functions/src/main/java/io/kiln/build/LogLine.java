package io.kiln.build;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** One line of a build's log, as Packer's user interface distinguishes them. */
@Value.Immutable
@JsonSerialize(as = ImmutableLogLine.class)
@JsonDeserialize(as = ImmutableLogLine.class)
public interface LogLine extends WithLogLine {
  /** How a line is shown. */
  enum Kind {
    /** A stage of the build: {@code ==> alicloud-ecs: Creating vpc...}. */
    SAY,
    /** Something that belongs to the stage: {@code alicloud-ecs: Created vpc: vpc-1}. */
    MESSAGE,
    /** An error, or what a script wrote to its standard error. */
    ERROR
  }

  Kind kind();

  String text();

  /** Set by {@link Advance} and {@link Undo} when the line's entry is written. */
  Optional<Instant> at();

  static LogLine say(String text) {
    return ImmutableLogLine.builder().kind(Kind.SAY).text(text).build();
  }

  static LogLine message(String text) {
    return ImmutableLogLine.builder().kind(Kind.MESSAGE).text(text).build();
  }

  static LogLine error(String text) {
    return ImmutableLogLine.builder().kind(Kind.ERROR).text(text).build();
  }
}
