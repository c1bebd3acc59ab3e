package io.kiln.output;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which characters Go escapes in JSON: also those that mean something to HTML and JavaScript. */
final class GoEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final char LINE_SEPARATOR = 0x2028;
  private static final char PARAGRAPH_SEPARATOR = 0x2029;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    for (char c = 0; c < ' '; c++) {
      codes[c] = ESCAPE_CUSTOM;
    }
    for (char c : new char[] {'\n', '\r', '\t'}) {
      codes[c] = standardAsciiEscapesForJSON()[c];
    }
    for (char c : new char[] {'<', '>', '&'}) {
      codes[c] = ESCAPE_CUSTOM;
    }
    return codes;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int c) {
    boolean escaped = c < 0x80 || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
    return escaped ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", c)) : null;
  }
}
