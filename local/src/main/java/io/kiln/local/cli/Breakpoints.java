package io.kiln.local.cli;

import io.kiln.build.Build;
import io.kiln.local.cli.ui.Ui;
import java.util.HashSet;
import java.util.Set;

/** Asks the person in front of a build to end its breakpoints. */
final class Breakpoints {
  private final Workshop workshop;
  private final Input input;
  private final Set<String> asked = new HashSet<>();

  Breakpoints(Workshop workshop, Input input) {
    this.workshop = workshop;
    this.input = input;
  }

  /** Asks once for each; where nobody can answer, the build fails, as with Packer. */
  void look(Build build, Ui screen) {
    build
        .heldAt()
        .filter(pause -> asked.add(build.id() + "/" + pause))
        .ifPresent(pause -> workshop.whileAsking(() -> ask(build, pause, screen)));
  }

  private void ask(Build build, String pause, Ui screen) {
    screen.say("Press enter to continue.");
    if (input.line().isPresent()) {
      workshop.wiring().store().releases().release(build.id(), pause);
    } else {
      workshop.wiring().undo().fail(build.id(), "Error asking for input: nobody is there (EOF)");
    }
  }
}
