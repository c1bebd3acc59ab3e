package io.kiln.build;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name of one build, safe as an object key, an execution name, a tag value and a file name. */
public final class BuildId {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{2,63}");

  private final String text;

  private BuildId(String text) {
    this.text = text;
  }

  /**
   * Reads an id that a person or an event gave.
   *
   * @throws IllegalArgumentException when it is not of the shape {@code [A-Za-z_][A-Za-z0-9_-]*}
   */
  @JsonCreator
  public static BuildId of(String text) {
    if (!isOne(text)) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a build id: letters, digits, '_' and '-', 3 to 64 of them");
    }
    return new BuildId(text);
  }

  /** Whether the text has the shape of an id. */
  public static boolean isOne(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  @JsonValue
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BuildId && ((BuildId) other).text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
