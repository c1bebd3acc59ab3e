package io.kiln.provision;

import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import java.util.List;

/** A task that begins with other words than its own, or with none. */
final class Announced implements Task {
  private final String line;
  private final Task task;

  Announced(String line, Task task) {
    this.line = line;
    this.task = task;
  }

  @Override
  public List<LogLine> opening() {
    return line.isEmpty() ? List.of() : List.of(LogLine.say(line));
  }

  @Override
  public Outcome move(Turn turn) {
    return task.move(turn);
  }
}
