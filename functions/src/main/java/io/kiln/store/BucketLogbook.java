package io.kiln.store;

import static java.util.Objects.requireNonNull;

import io.kiln.build.BuildId;
import io.kiln.build.Entry;
import io.kiln.build.Json;
import io.kiln.build.LogLine;
import io.kiln.build.Logbook;
import io.kiln.build.Phase;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/**
 * Logs in a bucket: a JSON object on each line. An entry's lines have one place, so a repeat finds
 * them there, and lines that a dead writer owes are added from the journal.
 */
public final class BucketLogbook implements Logbook {
  /** More than others can add in between: each of them is one entry nearer to the end. */
  private static final int TRIES = 5;

  private final Bucket bucket;
  private final BucketJournal journal;

  public BucketLogbook(Bucket bucket, BucketJournal journal) {
    this.bucket = requireNonNull(bucket, "bucket");
    this.journal = requireNonNull(journal, "journal");
  }

  @Override
  public long size(List<LogLine> lines) {
    return bytes(lines).length;
  }

  @Override
  public void append(Entry entry) {
    // what earlier entries owe is paid with the next lines, or at the very end
    if (entry.log().isEmpty() && entry.state().phase() != Phase.ENDED) {
      return;
    }
    long end = entry.state().logSize();
    if (entry.log().isEmpty() && (end == 0 || !owes(entry))) {
      return;
    }
    Deque<Entry> owed = new ArrayDeque<>();
    owed.push(entry.log().isEmpty() ? reaching(end, entry) : entry);
    while (!owed.isEmpty()) {
      Entry next = owed.element();
      OptionalLong missing = missing(next);
      if (missing.isEmpty()) {
        owed.remove();
      } else {
        owed.push(before(next, missing.getAsLong()));
      }
    }
  }

  private Entry before(Entry entry, long end) {
    Entry earlier = reaching(end + 1, entry);
    if (earlier.seq() == entry.seq()) {
      throw new StoreFailure(
          Keys.log(entry.state().id())
              + " lacks bytes that no entry before "
              + entry.seq()
              + " has");
    }
    return earlier;
  }

  /**
   * The first entry at which the log is that long. Looked for by halves: a debt may be hundreds of
   * entries old, and while the store is hard to reach each look may be the one that fails.
   */
  private Entry reaching(long size, Entry last) {
    Entry found = last;
    long low = 1;
    while (low < found.seq()) {
      Entry middle = journal.known(last.state().id(), (low + found.seq()) / 2);
      if (middle.state().logSize() >= size) {
        found = middle;
      } else {
        low = middle.seq() + 1;
      }
    }
    return found;
  }

  @Override
  public List<LogLine> read(BuildId build, long from) {
    return part(build, from, Integer.MAX_VALUE - 9).lines();
  }

  /**
   * The whole lines among so many bytes from a position on; where the first one is longer, that
   * one.
   *
   * @throws IllegalArgumentException when no line begins at the position
   */
  public LogPart part(BuildId build, long from, int most) {
    // the byte before it tells whether a line begins there
    int before = from == 0 ? 0 : 1;
    byte[] some = bucket.get(Keys.log(build), from - before, most + before).orElse(new byte[0]);
    for (int more = most; some.length == more + before && !hasEnd(some, before); ) {
      more *= 2;
      some = bucket.get(Keys.log(build), from - before, more + before).orElse(new byte[0]);
    }
    if (before == 1 && (some.length == 0 || some[0] != '\n')) {
      throw new IllegalArgumentException("no line of the log begins at byte " + from);
    }
    List<LogLine> lines = new ArrayList<>();
    int start = before;
    for (int i = before; i < some.length; i++) {
      // a last line without its end is still being written
      if (some[i] == '\n') {
        lines.add(Json.read(Arrays.copyOfRange(some, start, i), LogLine.class));
        start = i + 1;
      }
    }
    return new LogPart(lines, from + start - before);
  }

  private static boolean hasEnd(byte[] some, int from) {
    for (int i = from; i < some.length; i++) {
      if (some[i] == '\n') {
        return true;
      }
    }
    return false;
  }

  /** The log's bytes as they are kept, a line of JSON each. */
  public byte[] bytes(BuildId build, long from, int most) {
    return bucket.get(Keys.log(build), from, most).orElse(new byte[0]);
  }

  /** Appends the entry's lines, or tells where the log ends because earlier ones are missing. */
  private OptionalLong missing(Entry entry) {
    byte[] bytes = bytes(entry.log());
    String key = Keys.log(entry.state().id());
    long begin = entry.state().logSize() - bytes.length;
    for (int i = 0; i < TRIES; i++) {
      try {
        bucket.append(key, begin, bytes);
        return OptionalLong.empty();
      } catch (PositionConflict e) {
        if (e.actual() >= entry.state().logSize()) {
          return OptionalLong.empty();
        }
        if (e.actual() > begin) {
          throw new StoreFailure(key + " ends within the lines of entry " + entry.seq(), e);
        }
        if (e.actual() < begin) {
          return OptionalLong.of(e.actual());
        }
        // it ends just there by now: another has added what was missing since
      }
    }
    throw new StoreFailure(key + " refuses what is added at its very end, byte " + begin);
  }

  private boolean owes(Entry entry) {
    long end = entry.state().logSize();
    return bucket
        .get(Keys.log(entry.state().id()), end - 1, 1)
        .map(last -> last.length == 0)
        .orElse(true);
  }

  private static byte[] bytes(List<LogLine> lines) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (LogLine line : lines) {
      all.writeBytes(Json.bytes(line));
      all.write('\n');
    }
    return all.toByteArray();
  }
}
