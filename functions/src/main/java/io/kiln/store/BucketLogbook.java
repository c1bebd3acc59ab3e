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
import java.util.Optional;

/**
 * Logs in a bucket: a JSON object on each line. An entry's lines have one place, so a repeat finds
 * them there, and lines that a dead writer owes are added from the journal.
 */
public final class BucketLogbook implements Logbook {
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
    Deque<Entry> owed = new ArrayDeque<>();
    Optional<Entry> next = Optional.of(entry);
    while (next.isPresent()) {
      if (appended(next.get())) {
        next = Optional.ofNullable(owed.poll());
      } else {
        owed.push(next.get());
        next = Optional.of(before(next.get()));
      }
    }
  }

  @Override
  public List<LogLine> read(BuildId build, long from) {
    return part(build, from, Integer.MAX_VALUE - 9).lines();
  }

  /**
   * The whole lines among so many bytes from a position on.
   *
   * @throws IllegalArgumentException when no line begins at the position
   */
  public LogPart part(BuildId build, long from, int most) {
    // the byte before it tells whether a line begins there
    int before = from == 0 ? 0 : 1;
    byte[] some = bucket.get(Keys.log(build), from - before, most + before).orElse(new byte[0]);
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

  /** The log's bytes as they are kept, a line of JSON each. */
  public byte[] bytes(BuildId build, long from, int most) {
    return bucket.get(Keys.log(build), from, most).orElse(new byte[0]);
  }

  /** Returns false when lines of earlier entries are missing. */
  private boolean appended(Entry entry) {
    byte[] bytes = bytes(entry.log());
    if (bytes.length == 0) {
      return entry.state().logSize() == 0 || !owes(entry);
    }
    String key = Keys.log(entry.state().id());
    try {
      bucket.append(key, entry.state().logSize() - bytes.length, bytes);
      return true;
    } catch (PositionConflict e) {
      if (e.actual() >= entry.state().logSize()) {
        return true;
      }
      if (e.actual() > entry.state().logSize() - bytes.length) {
        throw new StoreFailure(key + " ends within the lines of entry " + entry.seq(), e);
      }
      return false;
    }
  }

  private boolean owes(Entry entry) {
    long end = entry.state().logSize();
    return bucket
        .get(Keys.log(entry.state().id()), end - 1, 1)
        .map(last -> last.length == 0)
        .orElse(true);
  }

  private Entry before(Entry entry) {
    if (entry.seq() == 1) {
      throw new StoreFailure("The log of " + entry.state().id() + " does not begin at entry 1");
    }
    return journal.known(entry.state().id(), entry.seq() - 1);
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
