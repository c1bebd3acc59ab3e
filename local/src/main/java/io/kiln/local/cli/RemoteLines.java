package io.kiln.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.LogLine;
import io.kiln.local.cli.ui.TargetUi;
import io.kiln.local.cli.ui.Ui;

/** Lines of a log as the API tells them. */
final class RemoteLines {
  private RemoteLines() {}

  static void show(Ui ui, String builder, JsonNode line) {
    LogFollower.show(new TargetUi(ui, builder), line(line));
  }

  private static LogLine line(JsonNode line) {
    String text = line.path("text").asText();
    return switch (line.path("kind").asText()) {
      case "ERROR" -> LogLine.error(text);
      case "MESSAGE" -> LogLine.message(text);
      default -> LogLine.say(text);
    };
  }
}
