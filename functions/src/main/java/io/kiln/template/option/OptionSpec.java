package io.kiln.template.option;

import org.immutables.value.Value;

/** One row of an option table: what the option is called, takes and does here. */
@Value.Immutable
public interface OptionSpec {
  /** What a value is read as; Packer's weak typing applies. */
  enum Type {
    TEXT("string"),
    SECRET("string"),
    FLAG("bool"),
    SWITCH("bool, or not set"),
    INTEGER("int"),
    DURATION("duration"),
    TEXTS("list of strings"),
    INTEGERS("list of ints"),
    TEXT_MAP("map of strings"),
    OBJECT("object"),
    OBJECTS("list of objects");

    private final String words;

    Type(String words) {
      this.words = words;
    }

    /** For the reference page. */
    public String words() {
      return words;
    }
  }

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

  Type type();

  /** As one would write it; empty: none. */
  String defaultValue();

  Status status();

  String note();

  static OptionSpec taken(String name, Type type) {
    return of(name, type, "", Status.TAKEN, "");
  }

  static OptionSpec taken(String name, Type type, String defaultValue) {
    return of(name, type, defaultValue, Status.TAKEN, "");
  }

  static OptionSpec better(String name, Type type, String note) {
    return of(name, type, "", Status.BETTER, note);
  }

  static OptionSpec refused(String name, Type type, String note) {
    return of(name, type, "", Status.REFUSED, note);
  }

  private static OptionSpec of(
      String name, Type type, String defaultValue, Status status, String note) {
    return ImmutableOptionSpec.builder()
        .name(name)
        .type(type)
        .defaultValue(defaultValue)
        .status(status)
        .note(note)
        .build();
  }
}
