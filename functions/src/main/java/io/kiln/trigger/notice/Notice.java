package io.kiln.trigger.notice;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Map;
import org.immutables.value.Value;

/** One thing to tell, and how often that was tried. */
@Value.Immutable
@JsonSerialize(as = ImmutableNotice.class)
@JsonDeserialize(as = ImmutableNotice.class)
public interface Notice extends WithNotice {
  /** The same for the same thing, however often it is told. */
  String id();

  /** {@code build.ended}, {@code build.held}, {@code build.leaked} or {@code schedule.paused}. */
  String type();

  /** When it happened. */
  Instant at();

  Map<String, String> data();

  @Value.Default
  default int tries() {
    return 0;
  }

  /** Not before this moment again. */
  @Value.Default
  default Instant notBefore() {
    return at();
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Notice}. */
  final class Builder extends ImmutableNotice.Builder {}
}
