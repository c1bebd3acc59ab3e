package io.kiln.template.go;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** print, println and printf, for the verbs and flags that make sense for a template's values. */
final class GoPrintf {
  private static final int WIDEST = 10_000;
  private static final Pattern VERB =
      Pattern.compile("%([-+# 0]*)(\\d{0,9})(\\.(\\d{0,9}))?(.?)", Pattern.DOTALL);

  private GoPrintf() {}

  static String print(List<Object> args) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < args.size(); i++) {
      boolean texts = args.get(i) instanceof String || (i > 0 && args.get(i - 1) instanceof String);
      out.append(i > 0 && !texts ? " " : "").append(plain(args.get(i)));
    }
    return out.toString();
  }

  static String println(List<Object> args) {
    StringBuilder out = new StringBuilder();
    for (Object arg : args) {
      out.append(plain(arg)).append(' ');
    }
    if (out.length() > 0) {
      out.setLength(out.length() - 1);
    }
    return out.append('\n').toString();
  }

  static String format(String format, List<Object> args) {
    StringBuilder out = new StringBuilder();
    Matcher verb = VERB.matcher(format);
    int done = 0;
    int used = 0;
    while (verb.find()) {
      out.append(format, done, verb.start());
      done = verb.end();
      if (verb.group(5).equals("%")) {
        out.append('%');
      } else if (verb.group(5).isEmpty()) {
        out.append("%!(NOVERB)");
      } else {
        out.append(
            used < args.size() ? one(verb, args.get(used)) : "%!" + verb.group(5) + "(MISSING)");
        used++;
      }
    }
    out.append(format.substring(done));
    return used < args.size() ? out + extra(args.subList(used, args.size())) : out.toString();
  }

  private static String extra(List<Object> args) {
    StringBuilder out = new StringBuilder("%!(EXTRA ");
    for (Object arg : args) {
      out.append(out.length() > 9 ? ", " : "").append(typed(arg));
    }
    return out.append(')').toString();
  }

  private static String one(Matcher verb, Object value) {
    String flags = verb.group(1);
    int width = number(verb.group(2));
    int precision = verb.group(3) == null ? -1 : number(verb.group(4));
    char letter = verb.group(5).charAt(0);
    String text = converted(letter, flags, precision, value);
    boolean number = value instanceof Number;
    return text.startsWith("%!" + letter + "(") && value != Call.NIL
        ? wrong(letter, value, padded(plain(value), flags, width, number))
        : padded(text, flags, width, number);
  }

  private static int number(String digits) {
    int value = digits.isEmpty() ? 0 : Integer.parseInt(digits);
    if (value > WIDEST) {
      throw TemplateError.of("a width over " + WIDEST + " is not supported");
    }
    return value;
  }

  private static String converted(char verb, String flags, int precision, Object value) {
    if (verb == 'v' && flags.contains("#") && value instanceof String) {
      return GoText.quote((String) value);
    }
    if (verb == 'v') {
      return signed(flags, value, plain(value));
    }
    if (verb == 'T') {
      return value == Call.NIL ? "<nil>" : GoPrint.typeName(value);
    }
    if (value instanceof String) {
      return ofText(verb, flags, precision, (String) value);
    }
    if (value instanceof Long) {
      return signed(flags, value, ofInteger(verb, flags, (Long) value));
    }
    if (value instanceof Double) {
      return signed(flags, value, ofDecimal(verb, precision, (Double) value));
    }
    return value instanceof Boolean && verb == 't' ? value.toString() : wrong(verb, value);
  }

  private static String ofText(char verb, String flags, int precision, String value) {
    int count = value.codePointCount(0, value.length());
    String cut =
        precision >= 0 && precision < count
            ? value.substring(0, value.offsetByCodePoints(0, precision))
            : value;
    switch (verb) {
      case 's':
        return cut;
      case 'q':
        return flags.contains("#") && GoText.canBeRaw(cut) ? "`" + cut + "`" : GoText.quote(cut);
      case 'x':
      case 'X':
        StringBuilder hex = new StringBuilder();
        for (byte b : cut.getBytes(StandardCharsets.UTF_8)) {
          hex.append(String.format(verb == 'x' ? "%02x" : "%02X", b));
        }
        return hex.toString();
      default:
        return wrong(verb, value);
    }
  }

  private static String ofInteger(char verb, String flags, long value) {
    String prefix = flags.contains("#") ? "0" + verb : "";
    switch (verb) {
      case 'd':
        return Long.toString(value);
      case 'x':
        return (value < 0 ? "-" : "") + prefix + Long.toString(value, 16).replace("-", "");
      case 'X':
        return (value < 0 ? "-" : "")
            + prefix
            + Long.toString(value, 16).replace("-", "").toUpperCase(Locale.ROOT);
      case 'o':
        return Long.toString(value, 8);
      case 'b':
        return Long.toString(value, 2);
      case 'c':
        return Character.isValidCodePoint((int) value)
            ? new String(Character.toChars((int) value))
            : "\uFFFD";
      case 'q':
        return GoText.quoteCharacter(value);
      case 'U':
        return flags.contains("#") ? GoText.describe((int) value) : String.format("U+%04X", value);
      default:
        return wrong(verb, value);
    }
  }

  private static String ofDecimal(char verb, int precision, double value) {
    if (verb == 'f' || verb == 'F') {
      return new BigDecimal(value)
          .setScale(precision < 0 ? 6 : precision, RoundingMode.HALF_EVEN)
          .toPlainString();
    }
    if (verb == 'e' || verb == 'E') {
      return String.format(Locale.ROOT, "%." + (precision < 0 ? 6 : precision) + verb, value);
    }
    return verb == 'g' && precision < 0 ? GoPrint.decimal(value) : wrong(verb, value);
  }

  private static String signed(String flags, Object value, String text) {
    boolean positive = value instanceof Number && !text.startsWith("-") && !text.startsWith("%");
    return positive && flags.contains("+") ? "+" + text : text;
  }

  private static String padded(String text, String flags, int width, boolean number) {
    int missing = width - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    if (flags.contains("-")) {
      return text + " ".repeat(missing);
    }
    if (!flags.contains("0")) {
      return " ".repeat(missing) + text;
    }
    int sign = number && (text.startsWith("-") || text.startsWith("+")) ? 1 : 0;
    return text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
  }

  private static String wrong(char verb, Object value) {
    return "%!" + verb + "(" + typed(value) + ")";
  }

  /** Go pads what it prints of the value that the verb does not fit. */
  private static String wrong(char verb, Object value, String shown) {
    return "%!" + verb + "(" + GoPrint.typeName(value) + "=" + shown + ")";
  }

  private static String typed(Object value) {
    return value == Call.NIL ? "<nil>" : GoPrint.typeName(value) + "=" + plain(value);
  }

  private static String plain(Object value) {
    return value == Call.NIL ? "<nil>" : GoPrint.text(value);
  }
}
