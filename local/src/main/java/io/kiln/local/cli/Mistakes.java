package io.kiln.local.cli;

import com.fasterxml.jackson.databind.node.TextNode;
import io.kiln.local.cli.ui.Ui;
import io.kiln.template.problem.InvalidTemplate;
import io.kiln.template.problem.Place;
import io.kiln.template.problem.Problem;
import io.kiln.template.problem.Warning;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows everything that is wrong with a template at once, each with its place and a remedy. */
final class Mistakes {
  private static final String MALFORMED = "Error parsing JSON";

  /** What stands for a value that is a list or an object. */
  private static final Set<String> COLLAPSED = Set.of("[...]", "{...}");

  private Mistakes() {}

  static void show(Ui ui, InvalidTemplate invalid, String text) {
    List<Problem> problems = invalid.problems();
    if (problems.size() == 1 && problems.get(0).message().startsWith(MALFORMED)) {
      Problem problem = problems.get(0);
      ui.error(
          "Failed to parse template: "
              + problem.message()
              + "\nAt "
              + problem.place()
              + ":\n"
              + excerpt(text, problem.place()));
      return;
    }
    String count = problems.size() == 1 ? "1 error occurred" : problems.size() + " errors occurred";
    ui.error(
        "Error: Failed to prepare build: "
            + problems.get(0).place().file()
            + "\n\n"
            + count
            + ":\n\n"
            + problems.stream().map(Mistakes::words).collect(Collectors.joining("\n"))
            + "\n");
  }

  static void show(Ui ui, List<Warning> warnings) {
    for (Warning warning : warnings) {
      ui.say("Warning: " + warning.place() + ": " + warning.message() + "\n");
    }
  }

  /** The line at fault and the one before it, with a mark below the column. */
  private static String excerpt(String text, Place place) {
    List<String> lines = Arrays.asList(text.split("\\R", -1));
    StringBuilder shown = new StringBuilder();
    for (int line = Math.max(1, place.line() - 1); line <= place.line(); line++) {
      String content = line <= lines.size() ? lines.get(line - 1) : "";
      shown.append("%5d: %s%n".formatted(line, content.replace('\t', ' ')));
    }
    return shown.append(" ".repeat(6 + place.column())).append("^\n").toString();
  }

  private static String words(Problem problem) {
    return "* "
        + problem.place()
        + ": "
        + problem.message()
        + problem.value().flatMap(value -> valueLine(problem.message(), value)).orElse("")
        + problem.remedy().map(remedy -> "\n  " + remedy).orElse("");
  }

  /** The value at fault, on a line of its own, unless the message shows it or it says nothing. */
  static Optional<String> valueLine(String message, String value) {
    boolean shown = value.isBlank() || message.contains(value);
    return shown || COLLAPSED.contains(value)
        ? Optional.empty()
        : Optional.of("\n  Value: " + TextNode.valueOf(value));
  }
}
