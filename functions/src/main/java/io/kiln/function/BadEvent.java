package io.kiln.function;

/** An event is not what the function takes; another try with it would end alike. */
final class BadEvent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadEvent(String problems) {
    super("Bad event: " + problems);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
