package io.kiln.local.cli;

import io.kiln.build.Build;
import io.kiln.local.cli.ui.Ui;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Asks the person in front of builds to end their breakpoints. Thread-safe. */
final class Breakpoints {
  private final Workshop workshop;
  private final Input input;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

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
    boolean entered =
        input.alone(
            () -> {
              screen.say("Press enter to continue.");
              return input.line().isPresent();
            });
    if (entered) {
      workshop.wiring().store().releases().release(build.id(), pause);
    } else {
      workshop.wiring().undo().fail(build.id(), "Error asking for input: nobody is there (EOF)");
    }
  }
}
