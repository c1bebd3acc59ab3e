package io.kiln.provision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines in a piece of a job's output. The last, unfinished one is held back until the job has
 * ended, so that no secret is cut in two, unless it alone fills the piece.
 */
final class OutputLines {
  /** Each line costs about 100 bytes of JSON besides its text; an entry holds 256 KiB. */
  private static final int MOST_LINES = 500;

  private final List<String> lines = new ArrayList<>();
  private final int read;

  private OutputLines(byte[] bytes, int end) {
    int start = 0;
    for (int i = 0; i < end && lines.size() < MOST_LINES; i++) {
      if (bytes[i] == '\n') {
        add(bytes, start, i);
        start = i + 1;
      }
    }
    boolean rest = start < end && lines.size() < MOST_LINES;
    if (rest) {
      add(bytes, start, end);
    }
    this.read = rest ? end : start;
  }

  /** Whole lines only, unless a single one is longer than {@code most}. */
  static OutputLines soFar(byte[] bytes, int most) {
    int end = lastIndexOf(bytes, (byte) '\n', bytes.length) + 1;
    return new OutputLines(bytes, end == 0 && bytes.length >= most ? cut(bytes) : end);
  }

  /** All of it: nothing will follow. */
  static OutputLines last(byte[] bytes) {
    return new OutputLines(bytes, bytes.length);
  }

  /** As a terminal would leave it: without what a carriage return overwrote. */
  private void add(byte[] bytes, int from, int to) {
    String line = new String(bytes, from, to - from, UTF_8).stripTrailing();
    String shown = line.substring(line.lastIndexOf('\r') + 1);
    lines.add(shown);
  }

  /** A progress bar is cut where it starts anew, other text between words if it has any. */
  private static int cut(byte[] bytes) {
    int end = lastIndexOf(bytes, (byte) '\r', bytes.length - 1);
    if (end <= 0) {
      end = lastIndexOf(bytes, (byte) ' ', bytes.length) + 1;
    }
    return end > 0 ? end : bytes.length;
  }

  private static int lastIndexOf(byte[] bytes, byte wanted, int before) {
    int i = before - 1;
    while (i >= 0 && bytes[i] != wanted) {
      i--;
    }
    return i;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Whether there were more lines than one entry takes: look again at once. */
  boolean isCutShort() {
    return lines.size() >= MOST_LINES;
  }

  /** How many bytes are in the lines. */
  int read() {
    return read;
  }
}
