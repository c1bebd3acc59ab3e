package io.kiln.local.cli.ui;

/** Colours a build's texts: its own colour, bold for what is said; bold red for errors. */
public final class ColorUi implements Ui {
  /** In Packer's order: the first build is green. */
  public enum Color {
    GREEN(32),
    CYAN(36),
    MAGENTA(35),
    YELLOW(33),
    BLUE(34);

    private final int code;

    Color(int code) {
      this.code = code;
    }

    /** The colour of the build with this number, from 0. */
    public static Color ofBuild(int number) {
      return values()[number % values().length];
    }
  }

  private static final int RED = 31;

  private final Ui ui;
  private final Color color;

  public ColorUi(Ui ui, Color color) {
    this.ui = ui;
    this.color = color;
  }

  @Override
  public void say(String text) {
    ui.say(painted(text, 1, color.code));
  }

  @Override
  public void message(String text) {
    ui.message(painted(text, 0, color.code));
  }

  @Override
  public void error(String text) {
    ui.error(painted(text, 1, RED));
  }

  @Override
  public void machine(String target, String type, String... data) {
    ui.machine(target, type, data);
  }

  private static String painted(String text, int weight, int code) {
    return "\033[" + weight + ";" + code + "m" + text + "\033[0m";
  }
}
