package io.kiln.provision;

import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import java.util.List;

/** A line for the log where there is nothing to do. */
final class Saying implements Task {
  private final String text;

  Saying(String text) {
    this.text = text;
  }

  @Override
  public List<LogLine> opening() {
    return List.of(LogLine.say(text));
  }

  @Override
  public Outcome move(Turn turn) {
    return turn.next();
  }
}
