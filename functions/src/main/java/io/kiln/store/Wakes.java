package io.kiln.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be looked at, and from when on: a mark each, in the order of time. A mark is added
 * before the one that it replaces is removed; one too many costs a look.
 */
public final class Wakes {
  private final Bucket bucket;

  Wakes(Bucket bucket) {
    this.bucket = bucket;
  }

  /** A mark that is due. */
  public static final class Mark {
    private final String key;

    private Mark(String key) {
      this.key = key;
    }

    /** Whose it is. */
    public String name() {
      return key.substring(key.indexOf('~') + 1);
    }
  }

  public void add(Instant from, String name) {
    bucket.create(key(from, name), new byte[0]);
  }

  /** The marks that are due, the oldest first. */
  public List<Mark> due(Instant now) {
    List<Mark> due = new ArrayList<>();
    for (String key : bucket.list(Keys.WAKE)) {
      if (key.indexOf('~') > 0 && key.compareTo(key(now.plusSeconds(1), "")) < 0) {
        due.add(new Mark(key));
      }
    }
    return due;
  }

  public void remove(Mark mark) {
    bucket.delete(mark.key);
  }

  public void remove(Instant from, String name) {
    bucket.delete(key(from, name));
  }

  private static String key(Instant from, String name) {
    return Keys.WAKE + String.format("%012d~", from.getEpochSecond()) + name;
  }
}
