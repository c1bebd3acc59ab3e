package io.kiln.template.option;

import org.immutables.value.Value;

/** One row of an option table: what the option is called, takes and does here. */
@Value.Immutable
public interface OptionSpec {
  /** How the option compares with Packer. */
  enum Status {
    /** Does what it does in Packer. */
    TAKEN,
    /** Does what Packer means it to do; the note says what is different. */
    BETTER,
    /** Refused before anything is created; the note says why and what to do. */
    REFUSED
  }

  String name();

  OptionType type();

  /** As one would write it; empty: none. */
  String defaultValue();

  Status status();

  String note();

  /** What it means, in one line, for the reference page. */
  @Value.Default
  default String description() {
    return "";
  }

  /** The same row with its one-line description. */
  default OptionSpec meaning(String description) {
    return ImmutableOptionSpec.builder().from(this).description(description).build();
  }

  static OptionSpec taken(String name, OptionType type) {
    return of(name, type, "", Status.TAKEN, "");
  }

  static OptionSpec taken(String name, OptionType type, String defaultValue) {
    return of(name, type, defaultValue, Status.TAKEN, "");
  }

  static OptionSpec better(String name, OptionType type, String note) {
    return of(name, type, "", Status.BETTER, note);
  }

  static OptionSpec refused(String name, OptionType type, String note) {
    return of(name, type, "", Status.REFUSED, note);
  }

  private static OptionSpec of(
      String name, OptionType type, String defaultValue, Status status, String note) {
    return ImmutableOptionSpec.builder()
        .name(name)
        .type(type)
        .defaultValue(defaultValue)
        .status(status)
        .note(note)
        .build();
  }
}
