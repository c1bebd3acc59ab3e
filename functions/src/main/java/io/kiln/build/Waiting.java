package io.kiln.build;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Duration;
import java.time.Instant;
import org.immutables.value.Value;

/** What a build waits for, and since when; the pace of its looks follows from that alone. */
@Value.Immutable
@JsonSerialize(as = ImmutableWaiting.class)
@JsonDeserialize(as = ImmutableWaiting.class)
public interface Waiting extends WithWaiting {
  /** In a person's words: "image m-1 to become available". */
  String what();

  Instant since();

  /** How long this usually takes, for the person who watches. */
  Duration usually();

  /** Whether nothing gets done meanwhile: no deadline of the cloud's runs then. */
  @Value.Default
  default boolean idle() {
    return false;
  }

  static Waiting of(String what, Instant since, Duration usually) {
    return ImmutableWaiting.builder().what(what).since(since).usually(usually).build();
  }
}
