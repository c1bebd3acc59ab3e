package io.kiln.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** What the platform knows of a function that failed until the flow gave up, in words. */
final class Breakdown {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST = 1000;

  private Breakdown() {}

  /**
   * The reason for a person. It is not masked yet: whoever writes it down knows the build's
   * secrets.
   *
   * @param detail Function Compute's answer for an exception, or whatever the platform says
   */
  static String words(String code, Optional<String> detail) {
    return detail
        .map(text -> "The function failed until the flow gave up: " + message(text, code))
        .orElse(code);
  }

  private static String message(String detail, String code) {
    String message = detail;
    try {
      JsonNode answer = MAPPER.readTree(detail);
      message = answer.path("errorMessage").asText(detail);
    } catch (JsonProcessingException notAnAnswer) {
      // then it is the platform's own text
    }
    String shown = message.length() > LONGEST ? message.substring(0, LONGEST) + "..." : message;
    return shown + " (" + code + ")";
  }
}
