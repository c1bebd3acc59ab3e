package io.kiln.build;

import java.util.List;

/** The log of each build: lines appended after their entry was won, exactly once. */
public interface Logbook {
  /** The size in bytes of these lines as they stand in the log. */
  long size(List<LogLine> lines);

  /**
   * Appends the entry's lines at the position that its state implies; a repeat finds them there.
   *
   * @param entry whose lines end at {@code entry.state().logSize()}
   */
  void append(Entry entry);

  /** The lines from a byte position on; a person's reading, so it never waits. */
  List<LogLine> read(BuildId build, long from);
}
