package io.kiln.provision;

import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Makes a folder on the machine, or takes one away. */
final class MoveFolder implements Task {
  private final List<String> lines;
  private final Consumer<Turn> deed;

  private MoveFolder(List<String> lines, Consumer<Turn> deed) {
    this.lines = lines;
    this.deed = deed;
  }

  static MoveFolder there(List<String> lines, String path, int mode) {
    return new MoveFolder(lines, turn -> turn.files().makeFolder(path, mode));
  }

  static MoveFolder away(List<String> lines, String path) {
    return new MoveFolder(lines, turn -> turn.files().remove(path));
  }

  @Override
  public List<LogLine> opening() {
    return lines.stream().map(LogLine::say).collect(Collectors.toList());
  }

  @Override
  public Outcome move(Turn turn) {
    return turn.act(
        acting -> {
          deed.accept(acting);
          return acting.nextAfterClearing();
        });
  }
}
