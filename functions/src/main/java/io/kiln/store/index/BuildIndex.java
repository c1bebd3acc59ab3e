package io.kiln.store.index;

import io.kiln.build.BuildId;
import io.kiln.build.Journal;
import io.kiln.build.Json;
import io.kiln.build.Origin;
import io.kiln.store.Bucket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All builds, newest first: chunks of those that are over, which never change, and the marks of the
 * others, whose journals are read. It is derived: where it was deleted it is made again, a slice
 * with each look.
 */
public final class BuildIndex {
  /** So many marks of builds that are over become a chunk. */
  private static final int FOLD = 100;

  private static final int LARGEST_CHUNK = 500;

  /** How long one look may go on making the index again. */
  private static final Duration SLICE = Duration.ofSeconds(8);

  private static final String COMPLETE = "index/complete";
  private static final String BUILDS = "builds/";

  private final Bucket bucket;
  private final NewBuilds marks;
  private final Summaries summaries;
  private final IndexMemory memory;
  private final Clock clock;

  /**
   * An index.
   *
   * @param memory what an earlier look has learnt
   */
  public BuildIndex(
      Bucket bucket,
      Journal journal,
      Function<BuildId, Optional<Origin>> origins,
      IndexMemory memory,
      Clock clock) {
    this.bucket = bucket;
    this.marks = new NewBuilds(bucket);
    this.summaries = new Summaries(journal, origins, memory);
    this.memory = memory;
    this.clock = clock;
  }

  /** Every build as it is now. */
  public IndexView look() {
    boolean complete = bucket.get(COMPLETE).isPresent();
    memory.complete(complete);
    readChunks();
    boolean readable = readMarked();
    boolean whole = (complete || remade()) && readable;
    return new IndexView(memory.newestFirst(), whole);
  }

  private void readChunks() {
    while (true) {
      Optional<byte[]> next = bucket.get(key(memory.chunks() + 1));
      if (next.isEmpty()) {
        return;
      }
      memory.take(Json.read(next.get(), IndexChunk.class));
    }
  }

  /** False when some can't be read of which nothing is known: their marks stay. */
  private boolean readMarked() {
    List<BuildId> fresh = new ArrayList<>();
    for (BuildId id : marks.list()) {
      if (memory.isInChunk(id)) {
        // whoever wrote the chunk died before the mark was gone
        marks.remove(id);
      } else {
        fresh.add(id);
      }
    }
    Summaries.Read read = summaries.read(fresh);
    List<BuildSummary> over =
        read.found().stream().filter(BuildSummary::settled).collect(Collectors.toList());
    if (over.size() >= FOLD) {
      fold(over);
      over.forEach(summary -> marks.remove(summary.id()));
    }
    return read.unreadable().isEmpty();
  }

  /** Writes chunks; of two who do it at once each gets a number of its own. */
  private void fold(List<BuildSummary> over) {
    for (int from = 0; from < over.size(); from += LARGEST_CHUNK) {
      IndexChunk chunk =
          IndexChunk.of(over.subList(from, Math.min(over.size(), from + LARGEST_CHUNK)));
      while (!bucket.create(key(memory.chunks() + 1), Json.bytes(chunk))) {
        readChunks();
      }
      memory.take(chunk);
    }
  }

  /** Goes on making the index out of the journals; true when nothing is missing any more. */
  private boolean remade() {
    Instant end = clock.instant().plus(SLICE);
    boolean readable = true;
    List<BuildId> missing =
        bucket.folders(BUILDS).stream()
            .map(folder -> folder.substring(BUILDS.length(), folder.length() - 1))
            .map(BuildId::of)
            .filter(id -> memory.find(id).isEmpty())
            .collect(Collectors.toList());
    for (int from = 0; from < missing.size(); from += LARGEST_CHUNK) {
      List<BuildId> some = missing.subList(from, Math.min(missing.size(), from + LARGEST_CHUNK));
      Summaries.Read read = summaries.read(some);
      List<BuildSummary> found = read.found();
      fold(found.stream().filter(BuildSummary::settled).collect(Collectors.toList()));
      found.stream().filter(s -> !s.settled()).forEach(s -> marks.add(s.id()));
      read.unreadable().forEach(marks::add);
      readable &= read.unreadable().isEmpty();
      if (from + LARGEST_CHUNK < missing.size() && clock.instant().isAfter(end)) {
        return false;
      }
    }
    bucket.put(COMPLETE, new byte[0]);
    memory.complete(true);
    return readable;
  }

  private static String key(long chunk) {
    return String.format("index/chunks/%010d.json", chunk);
  }
}
