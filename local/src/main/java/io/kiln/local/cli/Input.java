package io.kiln.local.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** What the caller types or hands in: the standard input, and what kind of thing it is. */
final class Input {
  private static final int TYPE_OF_FILE = 0170000;
  private static final int PIPE = 0010000;
  private static final int CHARACTERS = 0020000;

  private final BufferedReader reader;
  private final boolean pipe;
  private final boolean keyboard;

  private Input(InputStream stream, boolean pipe, boolean keyboard) {
    this.reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    this.pipe = pipe;
    this.keyboard = keyboard;
  }

  /** The process' own. */
  static Input ofProcess() {
    return new Input(System.in, is(PIPE), is(CHARACTERS));
  }

  /** Read as a file is. */
  static Input of(InputStream stream) {
    return new Input(stream, false, false);
  }

  /** Whether another command writes into it, line by line or all at once. */
  boolean pipe() {
    return pipe;
  }

  /** Whether a person may sit there who can be asked. */
  boolean keyboard() {
    return keyboard;
  }

  /** One conversation after the other, whichever builds want one. */
  synchronized <T> T alone(Supplier<T> conversation) {
    return conversation.get();
  }

  /** The next line; empty when there is none. */
  Optional<String> line() {
    try {
      return Optional.ofNullable(reader.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the standard input", e);
    }
  }

  /** All that is left of it. */
  String rest() {
    StringBuilder all = new StringBuilder();
    char[] part = new char[8192];
    try {
      for (int n = reader.read(part); n >= 0; n = reader.read(part)) {
        all.append(part, 0, n);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the standard input", e);
    }
    return all.toString();
  }

  private static boolean is(int type) {
    try {
      int mode = (Integer) Files.getAttribute(Path.of("/dev/stdin"), "unix:mode");
      return (mode & TYPE_OF_FILE) == type;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException noSuchThing) {
      return false; // no /dev/stdin on this system: then it is read as a file is
    }
  }
}
