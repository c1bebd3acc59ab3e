package io.kiln.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.local.cli.ui.Ui;
import java.util.ArrayList;
import java.util.List;

/** What a deployment finds wrong with a template, as {@link Mistakes} shows it. */
final class RemoteMistakes {
  private RemoteMistakes() {}

  /** Returns whether the answer was such a list, and is shown. */
  static boolean show(Ui ui, String name, ApiClient.Answer answer) {
    JsonNode errors = answer.body().path("errors");
    if (answer.status() != 422 || errors.isEmpty()) {
      return false;
    }
    List<String> words = new ArrayList<>();
    for (JsonNode error : errors) {
      String place = error.has("place") ? error.path("place").asText() + ": " : "";
      String remedy = error.has("remedy") ? "\n  " + error.path("remedy").asText() : "";
      String message = error.path("message").asText();
      String value = Mistakes.valueLine(message, error.path("value").asText("")).orElse("");
      words.add("* " + place + message + value + remedy);
    }
    String count = words.size() == 1 ? "1 error occurred" : words.size() + " errors occurred";
    ui.error(
        "Error: Failed to prepare build: "
            + name
            + "\n\n"
            + count
            + ":\n\n"
            + String.join("\n", words)
            + "\n");
    return true;
  }
}
