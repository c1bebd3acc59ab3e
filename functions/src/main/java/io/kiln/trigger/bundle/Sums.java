package io.kiln.trigger.bundle;

/** SHA-256 in lower-case hexadecimal. */
public final class Sums {
  private Sums() {}

  public static String of(byte[] bytes) {
    return Pieces.hex(Pieces.sha256().digest(bytes));
  }
}
