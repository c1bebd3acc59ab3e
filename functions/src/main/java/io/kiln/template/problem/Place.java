package io.kiln.template.problem;

import io.kiln.template.json.Spot;
import java.util.Objects;

/** Where in which file something stands. */
public final class Place {
  private final String file;
  private final Spot spot;

  private Place(String file, Spot spot) {
    this.file = file;
    this.spot = spot;
  }

  public static Place of(String file, Spot spot) {
    return new Place(file, spot);
  }

  /** The file as a whole, or something that stands in no file, like an option of the command. */
  public static Place of(String file) {
    return new Place(file, Spot.of(1, 1, ""));
  }

  /** As the user typed it. */
  public String file() {
    return file;
  }

  /** From 1. */
  public int line() {
    return spot.line();
  }

  /** From 1. */
  public int column() {
    return spot.column();
  }

  /** As in {@code builders[0].region}; empty for the whole file. */
  public String path() {
    return spot.path();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Place && ((Place) other).toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return Objects.hash(toString());
  }

  /** As in {@code template.json:7:15: builders[0].region}. */
  @Override
  public String toString() {
    String where = file + ":" + line() + ":" + column();
    return path().isEmpty() ? where : where + ": " + path();
  }
}
