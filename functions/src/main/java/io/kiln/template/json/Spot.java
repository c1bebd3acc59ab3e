package io.kiln.template.json;

/** Where a value (or the key it belongs to) stands: line and column from 1, and its path. */
public final class Spot {
  private final int line;
  private final int column;
  private final String path;

  private Spot(int line, int column, String path) {
    this.line = line;
    this.column = column;
    this.path = path;
  }

  public static Spot of(int line, int column, String path) {
    return new Spot(line, column, path);
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }

  /** As in {@code builders[0].tags["a b"]}; empty for the document itself. */
  public String path() {
    return path;
  }

  static String member(String path, String name) {
    boolean plain = !name.isEmpty() && name.chars().allMatch(Spot::isPlain);
    if (!plain) {
      return path + "[\"" + name + "\"]";
    }
    return path.isEmpty() ? name : path + "." + name;
  }

  private static boolean isPlain(int c) {
    return c == '_' || c == '-' || Character.isLetterOrDigit(c);
  }

  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
