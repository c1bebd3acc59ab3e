package io.kiln.local.cli.ui;

import java.io.PrintStream;

/** Writes each text as it is, after making room for it by erasing the live line. */
public final class PlainUi implements Ui {
  private final PrintStream out;
  private final LiveLine live;

  public PlainUi(PrintStream out, LiveLine live) {
    this.out = out;
    this.live = live;
  }

  @Override
  public void say(String text) {
    live.erase();
    out.println(text);
  }

  @Override
  public void message(String text) {
    say(text);
  }

  @Override
  public void error(String text) {
    say(text);
  }

  @Override
  public void machine(String target, String type, String... data) {
    // for programs only
  }
}
