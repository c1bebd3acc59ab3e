package io.kiln.template.go;

import java.util.Optional;

/** Go's quoting of strings: writing and reading of "..." literals. */
final class GoText {
  private GoText() {}

  static String quote(String value) {
    StringBuilder out = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
              } else if (c == '\n') {
                out.append("\\n");
              } else if (c == '\t') {
                out.append("\\t");
              } else if (c == '\r') {
                out.append("\\r");
              } else if ("\u0007\b\f\u000b".indexOf(c) >= 0) {
                out.append('\\').append("abfv".charAt("\u0007\b\f\u000b".indexOf(c)));
              } else if (c < ' ' || c == 0x7f) {
                out.append(String.format("\\x%02x", c));
              } else if (!isPrinted(c)) {
                out.append(String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.append('"').toString();
  }

  /** Whether the text can stand between backquotes. */
  static boolean canBeRaw(String value) {
    return value
        .codePoints()
        .allMatch(c -> c != '`' && c != 0x7f && c != 0xfeff && (c >= ' ' || c == '\t'));
  }

  /** 'x', as Go's %q of a number. */
  static String quoteCharacter(long value) {
    int code = Character.isValidCodePoint((int) value) && value >= 0 ? (int) value : 0xfffd;
    if (code == '\'') {
      return "'\\''";
    }
    String quoted = quote(new String(Character.toChars(code)));
    String inner = quoted.substring(1, quoted.length() - 1);
    return "'" + (inner.equals("\\\"") ? "\"" : inner) + "'";
  }

  /** As a part of a JavaScript string. */
  static String script(String value) {
    StringBuilder out = new StringBuilder();
    value
        .codePoints()
        .forEach(
            c -> {
              if (c == '\\' || c == '\'' || c == '"') {
                out.append('\\').appendCodePoint(c);
              } else if (c < ' ' || "<>&=".indexOf(c) >= 0 || !isPrinted(c)) {
                out.append(String.format("\\u%04X", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  /** Whether Go's unicode.IsPrint holds: letters, marks, numbers, punctuation, symbols, blank. */
  static boolean isPrinted(int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.SURROGATE:
      case Character.PRIVATE_USE:
      case Character.UNASSIGNED:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
        return false;
      case Character.SPACE_SEPARATOR:
        return codePoint == ' ';
      default:
        return true;
    }
  }

  /** U+0040 '@', as Go's %#U. */
  static String describe(int codePoint) {
    String code = String.format("U+%04X", codePoint);
    boolean visible = !Character.isISOControl(codePoint);
    return visible ? code + " '" + new String(Character.toChars(codePoint)) + "'" : code;
  }

  /** The text of a "..." or `...` literal (quotes included), or nothing when an escape is wrong. */
  static Optional<String> unquote(String literal) {
    String body = literal.substring(1, literal.length() - 1);
    if (literal.charAt(0) == '`') {
      return Optional.of(body.replace("\r", ""));
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < body.length()) {
      if (body.charAt(at) != '\\') {
        out.append(body.charAt(at++));
        continue;
      }
      int used = escape(body, at + 1, literal.charAt(0), out);
      if (used == 0) {
        return Optional.empty();
      }
      at += 1 + used;
    }
    return Optional.of(out.toString());
  }

  private static int escape(String body, int at, char quote, StringBuilder out) {
    if (at >= body.length()) {
      return 0;
    }
    char c = body.charAt(at);
    int simple = "abfnrtv\\".indexOf(c);
    if (simple >= 0) {
      out.append("\u0007\b\f\n\r\t\u000b\\".charAt(simple));
      return 1;
    }
    if (c == quote) {
      out.append(c);
      return 1;
    }
    int kind = "xuU".indexOf(c);
    if (kind >= 0) {
      int digits = new int[] {2, 4, 8}[kind];
      return code(body, at + 1, digits, 16, out) ? 1 + digits : 0;
    }
    return code(body, at, 3, 8, out) ? 3 : 0;
  }

  private static boolean code(String body, int at, int digits, int radix, StringBuilder out) {
    if (at + digits > body.length()) {
      return false;
    }
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = Character.digit(body.charAt(i), radix);
      if (digit < 0 || value > Character.MAX_CODE_POINT / radix) {
        return false;
      }
      value = value * radix + digit;
    }
    if (!Character.isValidCodePoint(value)) {
      return false;
    }
    out.appendCodePoint(value);
    return true;
  }
}
