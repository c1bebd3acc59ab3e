package io.kiln.build;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import org.immutables.value.Value;

/** Moves of a build that broke or died one after the other, none of them answered in between. */
@Value.Immutable
@JsonSerialize(as = ImmutableStumble.class)
@JsonDeserialize(as = ImmutableStumble.class)
public interface Stumble extends WithStumble {
  /** When the first of them was noticed. */
  Instant since();

  /** When the last of them was. */
  Instant last();

  static Stumble at(Instant now) {
    return ImmutableStumble.builder().since(now).last(now).build();
  }
}
