package io.kiln.store.index;

import io.kiln.build.BuildId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an instance remembers of the index from one request to the next. Without it each look would
 * read all of the index; it holds no secret. Thread-safe.
 */
public final class IndexMemory {
  private static final Comparator<BuildSummary> NEWEST_FIRST =
      Comparator.comparing(BuildSummary::startedAt)
          .reversed()
          .thenComparing(summary -> summary.id().toString());

  private final Map<BuildId, BuildSummary> builds = new HashMap<>();
  private final Set<BuildId> inChunks = new HashSet<>();
  private long chunks;
  private boolean complete;
  private Optional<List<BuildSummary>> sorted = Optional.empty();

  private void clear() {
    builds.clear();
    inChunks.clear();
    chunks = 0;
    sorted = Optional.empty();
  }

  /**
   * Tells whether the bucket has the whole index. Where it was there and is not any more, what is
   * remembered is of an index that was deleted, and is forgotten.
   */
  synchronized void complete(boolean now) {
    if (complete && !now) {
      clear();
    }
    complete = now;
  }

  /** How many chunks it has taken in. */
  synchronized long chunks() {
    return chunks;
  }

  synchronized void take(IndexChunk chunk) {
    chunk
        .builds()
        .forEach(
            summary -> {
              put(summary);
              inChunks.add(summary.id());
            });
    chunks++;
  }

  synchronized void put(BuildSummary summary) {
    BuildSummary before = builds.put(summary.id(), summary);
    if (!summary.equals(before)) {
      sorted = Optional.empty();
    }
  }

  synchronized Optional<BuildSummary> find(BuildId id) {
    return Optional.ofNullable(builds.get(id));
  }

  /** An entry of the build's journal that is known to exist, or 0. */
  public synchronized long seq(BuildId id) {
    BuildSummary known = builds.get(id);
    return known == null ? 0 : known.seq();
  }

  synchronized boolean isInChunk(BuildId id) {
    return inChunks.contains(id);
  }

  synchronized List<BuildSummary> newestFirst() {
    if (sorted.isEmpty()) {
      List<BuildSummary> all = new ArrayList<>(builds.values());
      all.sort(NEWEST_FIRST);
      sorted = Optional.of(List.copyOf(all));
    }
    return sorted.get();
  }
}
