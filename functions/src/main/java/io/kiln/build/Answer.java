package io.kiln.build;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/** What {@link Advance} and {@link Undo} tell the driver: {@code next}, and after how long. */
@Value.Immutable
@JsonSerialize(as = ImmutableAnswer.class)
@JsonDeserialize(as = ImmutableAnswer.class)
public interface Answer {
  BuildId build();

  Next next();

  /** How long to pause before the next call: 1 to 300 with {@code WAIT}, else 0. */
  long seconds();

  /** The last entry's number, which the next event carries on as the place to read from. */
  long seq();

  static Answer of(BuildId build, Next next, long seconds, long seq) {
    return ImmutableAnswer.builder().build(build).next(next).seconds(seconds).seq(seq).build();
  }
}
