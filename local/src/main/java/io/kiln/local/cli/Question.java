package io.kiln.local.cli;

import io.kiln.local.cli.ui.Ui;
import java.util.Locale;
import java.util.Optional;

/** Asks the person who watches; where nobody can answer, nothing is asked. */
final class Question {
  private final Caller caller;
  private final Ui ui;

  Question(Caller caller, Ui ui) {
    this.caller = caller;
    this.ui = ui;
  }

  /** What to do with a build that failed: true cleans up, which also no answer does. */
  boolean cleansUp(String build) {
    return caller.in().alone(() -> asked(build));
  }

  private boolean asked(String build) {
    ui.say("\nBuild '" + build + "' failed, and all that it made still stands.");
    while (true) {
      ui.say("[c] Clean up and exit, [a] abort without cleanup?");
      Optional<String> answer =
          caller.in().line().map(line -> line.strip().toLowerCase(Locale.ROOT));
      if (answer.isEmpty() || answer.get().equals("c")) {
        return true;
      }
      if (answer.get().equals("a")) {
        return false;
      }
    }
  }

  /** Waits for Enter after a step. */
  void pauseAfter(String step) {
    ui.say("Pausing after run of step '" + step + "'. Press enter to continue.");
    Optional<String> unusedAnswer = caller.in().line();
  }
}
