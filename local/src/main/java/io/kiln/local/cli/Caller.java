package io.kiln.local.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Who called Kiln, and from where.
 *
 * @param folder the folder that relative paths count from
 * @param terminal whether a person's terminal shows what is written to {@code out}
 */
record Caller(
    Map<String, String> environment,
    Path folder,
    Input in,
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Clock clock) {

  /** The process' own surroundings; the launcher knows whether a terminal is there. */
  static Caller ofProcess() {
    return new Caller(
        System.getenv(),
        Path.of("").toAbsolutePath(),
        Input.ofProcess(),
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        Boolean.getBoolean("kiln.terminal"),
        Clock.system(ZoneId.systemDefault()));
  }

  /** UTF-8 whatever the locale says: messages and scripts' output hold more than ASCII. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** Where the local cloud, the builds and the command's own log are kept. */
  Path home() {
    return variable("KILN_HOME")
        .map(folder::resolve)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".kiln"));
  }
}
