package io.kiln.template.option;

/** What a value is read as; Packer's weak typing applies. */
public enum OptionType {
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
  OBJECTS("list of objects"),
  CHAINS("list of types, objects, and lists of these");

  private final String words;

  OptionType(String words) {
    this.words = words;
  }

  /** For the reference page. */
  public String words() {
    return words;
  }
}
