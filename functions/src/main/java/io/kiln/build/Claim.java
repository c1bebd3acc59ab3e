package io.kiln.build;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Duration;
import java.time.Instant;
import org.immutables.value.Value;

/**
 * The right to make one mutating call: only the writer of the entry makes it, and everyone else
 * waits until the call must be over. A journal fences entries, not effects; the claim fences
 * effects.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableClaim.class)
@JsonDeserialize(as = ImmutableClaim.class)
public interface Claim {
  /** How long a claim lasts; client time-outs end before. */
  Duration LENGTH = Duration.ofMinutes(2);

  /** How much longer the others wait: clocks differ, and a server may finish late. */
  Duration GRACE = Duration.ofMinutes(1);

  /** What the call does, in a person's words: {@code create vpc}. */
  String what();

  Instant until();

  /** The first moment at which another writer may claim anew. */
  default Instant free() {
    return until().plus(GRACE);
  }

  static Claim from(Instant now, String what) {
    return ImmutableClaim.builder().what(what).until(now.plus(LENGTH)).build();
  }
}
