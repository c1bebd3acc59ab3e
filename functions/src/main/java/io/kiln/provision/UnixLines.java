package io.kiln.provision;

import java.io.ByteArrayOutputStream;

/** Text as Unix shells want it: lines end with a line feed alone, the last one too. */
final class UnixLines {
  private UnixLines() {}

  static byte[] of(byte[] text) {
    ByteArrayOutputStream unix = new ByteArrayOutputStream(text.length + 1);
    for (int i = 0; i < text.length; i++) {
      boolean beforeLineFeed = i + 1 == text.length || text[i + 1] == '\n';
      if (text[i] != '\r' || !beforeLineFeed) {
        unix.write(text[i]);
      }
    }
    if (text.length > 0 && text[text.length - 1] != '\n') {
      unix.write('\n');
    }
    return unix.toByteArray();
  }
}
