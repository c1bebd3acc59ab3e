package io.kiln.template.problem;

import org.immutables.value.Value;

/** Something that is allowed but probably not meant. */
@Value.Immutable
public interface Warning {
  Place place();

  String message();

  static Warning of(Place place, String message) {
    return ImmutableWarning.builder().place(place).message(message).build();
  }
}
