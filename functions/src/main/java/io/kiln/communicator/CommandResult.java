package io.kiln.communicator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** How a command ended and what it wrote. */
public final class CommandResult {
  private final int exit;
  private final byte[] out;
  private final byte[] err;

  public CommandResult(int exit, byte[] out, byte[] err) {
    this.exit = exit;
    this.out = out.clone();
    this.err = err.clone();
  }

  public int exit() {
    return exit;
  }

  public boolean ok() {
    return exit == 0;
  }

  public String text() {
    return new String(out, UTF_8).strip();
  }

  public String complaint() {
    return new String(err, UTF_8).strip();
  }

  /** The first line of the output; the rest may be binary. */
  String header() {
    return new String(out, 0, bodyStart(), UTF_8).strip();
  }

  /** Bytes after the first line. */
  byte[] body(int from, int length) {
    int start = bodyStart() + from;
    return Arrays.copyOfRange(
        out, Math.min(start, out.length), Math.min(start + length, out.length));
  }

  private int bodyStart() {
    for (int i = 0; i < out.length; i++) {
      if (out[i] == '\n') {
        return i + 1;
      }
    }
    return out.length;
  }
}
