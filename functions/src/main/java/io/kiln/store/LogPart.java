package io.kiln.store;

import io.kiln.build.LogLine;
import java.util.List;

/** Some lines of a log, and where the next one begins. */
public final class LogPart {
  private final List<LogLine> lines;
  private final long next;

  LogPart(List<LogLine> lines, long next) {
    this.lines = List.copyOf(lines);
    this.next = next;
  }

  public List<LogLine> lines() {
    return lines;
  }

  /** The byte position to go on from. */
  public long next() {
    return next;
  }
}
