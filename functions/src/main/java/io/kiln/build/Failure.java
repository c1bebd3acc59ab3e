package io.kiln.build;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/** The first failure of a build: it is the build's failure, later ones are added beside it. */
@Value.Immutable
@JsonSerialize(as = ImmutableFailure.class)
@JsonDeserialize(as = ImmutableFailure.class)
public interface Failure {
  String step();

  /** What a person reads: attempted what, on which resource, code and request id, what to do. */
  String message();

  static Failure of(String step, String message) {
    return ImmutableFailure.builder().step(step).message(message).build();
  }
}
