package io.kiln.local.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Where the {@code kiln} process begins. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    Caller caller = Caller.ofProcess();
    System.setProperty("kiln.home", caller.home().toString());
    System.setProperty("logback.configurationFile", "io/kiln/local/cli/logback.xml");
    Runtime.getRuntime().halt(flushed(caller, Kiln.run(caller, args)));
  }

  /**
   * Runs one command within this process, as if it was called from there with nothing to read.
   *
   * @return the exit code
   */
  public static int run(
      Map<String, String> environment,
      Path folder,
      PrintStream out,
      PrintStream err,
      String... args) {
    return run(environment, folder, InputStream.nullInputStream(), out, err, args);
  }

  /**
   * The same with a standard input.
   *
   * @return the exit code
   */
  public static int run(
      Map<String, String> environment,
      Path folder,
      InputStream in,
      PrintStream out,
      PrintStream err,
      String... args) {
    Clock clock = Clock.systemUTC();
    return Kiln.run(new Caller(environment, folder, Input.of(in), out, err, false, clock), args);
  }

  /** Halting skips shutdown hooks: nothing here relies on one, and machines outlive the command. */
  private static int flushed(Caller caller, int exitCode) {
    caller.out().flush();
    caller.err().flush();
    return exitCode;
  }
}
