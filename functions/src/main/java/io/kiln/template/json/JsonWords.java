package io.kiln.template.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parser's complaints in words for someone who writes a template. */
final class JsonWords {
  private static final Pattern CHARACTER =
      Pattern.compile("^(?:Unexpected|Illegal) character \\('?(.+?)'? \\(code (\\d+)[^)]*\\)\\)");

  private JsonWords() {}

  static String of(JsonProcessingException problem) {
    return "Error parsing JSON: " + reason(problem);
  }

  private static String reason(JsonProcessingException problem) {
    String text = problem.getOriginalMessage().split("\n", 2)[0].replaceAll(" at \\[.*$", "");
    if (text.contains("end-of-input")) {
      return "unexpected end of JSON input";
    }
    if (text.contains("exceeds the maximum")) {
      return "the template is nested more than 100 deep or holds a value that is too long";
    }
    Matcher character = CHARACTER.matcher(text);
    if (!character.find()) {
      return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
    return "invalid character " + name(Integer.parseInt(character.group(2))) + " " + where(text);
  }

  private static String name(int code) {
    if (code == '\'') {
      return "'\\''";
    }
    boolean visible = code > ' ' && !Character.isISOControl(code);
    return visible
        ? "'" + new String(Character.toChars(code)) + "'"
        : String.format("U+%04X", code);
  }

  private static String where(String text) {
    if (text.contains("to separate Object entries")) {
      return "after object key:value pair";
    }
    if (text.contains("to separate Array entries")) {
      return "after array element";
    }
    if (text.contains("colon to separate field name")) {
      return "after object key";
    }
    if (text.contains("to start field name") || text.contains("to start name")) {
      return "looking for beginning of object key string";
    }
    return text.contains("CTRL-CHAR") && text.contains("escaped")
        ? "in string literal"
        : "looking for beginning of value";
  }
}
