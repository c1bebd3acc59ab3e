package io.kiln.local.cli.ui;

/** What a command tells whoever started it; each shape of the output is one implementation. */
public interface Ui {
  void say(String text);

  void message(String text);

  void error(String text);

  /**
   * A fact for a program; shown only with {@code -machine-readable}.
   *
   * @param target the build's name, or empty
   */
  void machine(String target, String type, String... data);
}
