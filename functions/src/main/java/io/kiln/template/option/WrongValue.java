package io.kiln.template.option;

/** A value that cannot be read as its option's type; Section gives it a name and a place. */
final class WrongValue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  WrongValue(String reason, String remedy) {
    super(reason);
    this.remedy = remedy;
  }

  String remedy() {
    return remedy;
  }
}
