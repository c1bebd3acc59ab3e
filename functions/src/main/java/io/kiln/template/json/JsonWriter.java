package io.kiln.template.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a value as Packer's fix does: members sorted, two spaces, little escaped. */
public final class JsonWriter {
  private final StringBuilder out = new StringBuilder();

  private JsonWriter() {}

  /** The value's text, without a line end behind it. */
  public static String write(JsonValue value) {
    JsonWriter writer = new JsonWriter();
    writer.value(value, "\n");
    return writer.out.toString();
  }

  private void value(JsonValue value, String indent) {
    switch (value.kind()) {
      case OBJECT:
        object(new TreeMap<>(value.members()), indent);
        break;
      case LIST:
        list(value.elements(), indent);
        break;
      case STRING:
        text(value.text());
        break;
      case NUMBER:
        out.append(number(value.text()));
        break;
      default:
        out.append(value.text());
    }
  }

  private void object(Map<String, JsonValue> members, String indent) {
    List<Runnable> parts = new ArrayList<>();
    members.forEach(
        (name, member) ->
            parts.add(
                () -> {
                  text(name);
                  out.append(": ");
                  value(member, indent + "  ");
                }));
    parts('{', parts, '}', indent);
  }

  private void list(List<JsonValue> elements, String indent) {
    List<Runnable> parts = new ArrayList<>();
    elements.forEach(element -> parts.add(() -> value(element, indent + "  ")));
    parts('[', parts, ']', indent);
  }

  private void parts(char open, List<Runnable> parts, char close, String indent) {
    out.append(open);
    String before = indent + "  ";
    for (Runnable part : parts) {
      out.append(before);
      part.run();
      before = "," + indent + "  ";
    }
    out.append(parts.isEmpty() ? "" : indent).append(close);
  }

  /** Through a floating number, as Go reads it. */
  private static String number(String digits) {
    BigDecimal exact = new BigDecimal(digits);
    double value = exact.doubleValue();
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-6 || size >= 1e21)) {
      return Double.toString(value).replace("E-", "e-").replace("E", "e+").replace(".0e", "e");
    }
    BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return size == 0 ? "0" : shortest.toPlainString();
  }

  private void text(String text) {
    out.append('"');
    text.codePoints().forEach(this::character);
    out.append('"');
  }

  private void character(int c) {
    int simple = "\"\\\n\r\t".indexOf(c);
    if (simple >= 0) {
      out.append('\\').append("\"\\nrt".charAt(simple));
    } else if (c < ' ' || c == '&' || c == 0x2028 || c == 0x2029) {
      out.append(String.format("\\u%04x", c));
    } else {
      out.appendCodePoint(c);
    }
  }
}
