package io.kiln.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** Somebody who calls a command from a folder, with that folder's {@code home} as Kiln's. */
final class Callers {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Path folder;
  private final InputStream in;
  private final Map<String, String> environment = new TreeMap<>();

  private Callers(Path folder, InputStream in) {
    this.folder = folder;
    this.in = in;
  }

  static Callers in(Path folder) {
    return reading(InputStream.nullInputStream(), folder);
  }

  /** The same with a standard input. */
  static Callers reading(InputStream in, Path folder) {
    Callers callers = new Callers(folder, in);
    return callers.with("KILN_HOME", folder.resolve("home").toString());
  }

  Callers with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Caller caller() {
    PrintStream both = new PrintStream(out, true, UTF_8);
    Map<String, String> known = Map.copyOf(environment);
    return new Caller(known, folder, Input.of(in), both, both, false, Clock.systemUTC());
  }

  /** Runs one command; returns its exit code. */
  int kiln(String... words) {
    return Kiln.run(caller(), words);
  }

  /** All that was written so far, on either stream. */
  String said() {
    return out.toString(UTF_8);
  }
}
