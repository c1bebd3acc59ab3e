package io.kiln.template.problem;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
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

  /** The same, with nothing left of these values. */
  default Problem without(Set<String> secrets) {
    UnaryOperator<String> hide = text -> hidden(text, secrets);
    return builder()
        .place(place())
        .message(hide.apply(message()))
        .value(value().map(hide))
        .remedy(remedy().map(hide))
        .build();
  }

  /** The text with each of these values replaced. */
  static String hidden(String text, Set<String> secrets) {
    // longest first: one may be a part of another
    return secrets.stream()
        .sorted(Comparator.comparing(String::length).reversed())
        .reduce(text, (left, secret) -> left.replace(secret, "<sensitive>"));
  }

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
