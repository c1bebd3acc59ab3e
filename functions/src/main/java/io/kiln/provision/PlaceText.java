package io.kiln.provision;

import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import java.util.List;

/** Brings a small file to the machine that was made here. */
final class PlaceText implements Task {
  private final String line;
  private final PlacedFile file;

  PlaceText(String line, PlacedFile file) {
    this.line = line;
    this.file = file;
  }

  @Override
  public List<LogLine> opening() {
    return List.of(LogLine.say(line));
  }

  @Override
  public Outcome move(Turn turn) {
    return turn.act(
        acting ->
            new Uploading(acting.files(), file).chunk()
                ? acting.nextAfterClearing()
                : acting.record(acting.progress()));
  }
}
