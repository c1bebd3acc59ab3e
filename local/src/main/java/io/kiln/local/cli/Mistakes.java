package io.kiln.local.cli;

import io.kiln.local.cli.ui.Ui;
import io.kiln.template.problem.InvalidTemplate;
import io.kiln.template.problem.Problem;
import io.kiln.template.problem.Warning;
import java.util.List;
import java.util.stream.Collectors;

/** Shows everything that is wrong with a template at once, each with its place and a remedy. */
final class Mistakes {
  private Mistakes() {}

  static void show(Ui ui, InvalidTemplate invalid) {
    List<Problem> problems = invalid.problems();
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

  static String words(Problem problem) {
    return "* "
        + problem.place()
        + ": "
        + problem.message()
        + problem.remedy().map(remedy -> "\n  " + remedy).orElse("");
  }
}
