package io.kiln.local.cli.ui;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Says of which build each line is: {@code ==> name: } before it, or as much indented. */
public final class TargetUi implements Ui {
  private final Ui ui;
  private final String name;

  public TargetUi(Ui ui, String name) {
    this.ui = ui;
    this.name = name;
  }

  @Override
  public void say(String text) {
    ui.say(prefixed("==> ", text));
  }

  @Override
  public void message(String text) {
    ui.message(prefixed("    ", text));
  }

  @Override
  public void error(String text) {
    ui.error(prefixed("==> ", text));
  }

  @Override
  public void machine(String target, String type, String... data) {
    ui.machine(target, type, data);
  }

  private String prefixed(String prefix, String text) {
    return Arrays.stream(text.split("\n", -1))
        .map(line -> prefix + name + ": " + line)
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }
}
