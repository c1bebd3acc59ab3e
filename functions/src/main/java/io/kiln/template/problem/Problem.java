package io.kiln.template.problem;

import java.util.Optional;
import org.immutables.value.Value;

/** One mistake in a template: where, what, with which value, and what helps. */
@Value.Immutable
public interface Problem {
  Place place();

  /** Packer's own words where it has good ones. */
  String message();

  /** The value at fault, where showing it helps and it is no secret. */
  Optional<String> value();

  /** What the person can do about it. */
  Optional<String> remedy();

  static Problem of(Place place, String message) {
    return builder().place(place).message(message).build();
  }

  static Problem of(Place place, String message, String remedy) {
    return builder().place(place).message(message).remedy(remedy).build();
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Problem}. */
  final class Builder extends ImmutableProblem.Builder {}
}
