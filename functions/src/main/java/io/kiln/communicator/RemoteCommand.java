package io.kiln.communicator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** A short command for the machine's shell, its standard input, and how long it may take. */
public final class RemoteCommand {
  private static final Duration USUAL_LIMIT = Duration.ofSeconds(30);

  private final String text;
  private final byte[] input;
  private final Duration limit;

  private RemoteCommand(String text, byte[] input, Duration limit) {
    this.text = text;
    this.input = input.clone();
    this.limit = limit;
  }

  /** A command as a person would type it. */
  public static RemoteCommand of(String text) {
    return new RemoteCommand(text, new byte[0], USUAL_LIMIT);
  }

  /**
   * One of this package's scripts, for {@code /bin/sh} whatever the login shell is.
   *
   * @param name of the resource
   */
  static RemoteCommand script(String name, String... arguments) {
    return shell(resource(name), arguments);
  }

  /** The same for one about a job, whose folder its own command may have removed. */
  static RemoteCommand jobScript(String name, String... arguments) {
    return shell(resource("job-wrapper-of.sh") + resource(name), arguments);
  }

  private static RemoteCommand shell(String script, String... arguments) {
    StringBuilder text = new StringBuilder("/bin/sh -c ").append(quoted(script));
    text.append(" kiln");
    for (String argument : arguments) {
      text.append(' ').append(quoted(argument));
    }
    return of(text.toString());
  }

  /** The text of one of this package's scripts. */
  static String resource(String name) {
    try (InputStream in = RemoteCommand.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text as one word of a shell's command line. */
  public static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  public RemoteCommand reading(byte[] bytes) {
    return new RemoteCommand(text, bytes, limit);
  }

  public RemoteCommand within(Duration time) {
    return new RemoteCommand(text, input, time);
  }

  public String text() {
    return text;
  }

  public byte[] input() {
    return input.clone();
  }

  public Duration limit() {
    return limit;
  }
}
