package io.kiln.store.index;

import io.kiln.build.BuildId;
import io.kiln.build.Journal;
import io.kiln.build.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads builds' journals into the memory, several at once: each is some round trips to OSS. */
final class Summaries {
  private static final Logger LOG = LoggerFactory.getLogger(Summaries.class);

  private static final int AT_ONCE = 8;

  private final Journal journal;
  private final Function<BuildId, Optional<Origin>> origins;
  private final IndexMemory memory;

  Summaries(Journal journal, Function<BuildId, Optional<Origin>> origins, IndexMemory memory) {
    this.journal = journal;
    this.origins = origins;
    this.memory = memory;
  }

  /** What came of reading several builds. */
  static final class Read {
    private final List<BuildSummary> found;
    private final List<BuildId> unreadable;

    private Read(List<BuildSummary> found, List<BuildId> unreadable) {
      this.found = found;
      this.unreadable = unreadable;
    }

    List<BuildSummary> found() {
      return found;
    }

    /** Those of which nothing is known now. */
    List<BuildId> unreadable() {
      return unreadable;
    }
  }

  /** The builds as they are now; one that was marked and never begun is left out. */
  Read read(List<BuildId> ids) {
    List<BuildId> unreadable = Collections.synchronizedList(new ArrayList<>());
    List<BuildSummary> found =
        ids.size() < 2
            ? ids.stream()
                .flatMap(id -> known(id, unreadable).stream())
                .collect(Collectors.toList())
            : together(ids, unreadable);
    found.forEach(memory::put);
    return new Read(found, unreadable);
  }

  /** One build's trouble is not the others': it is shown as it was last seen, or left out. */
  private Optional<BuildSummary> known(BuildId id, List<BuildId> unreadable) {
    try {
      return read(id);
    } catch (RuntimeException trouble) {
      LOG.error("build={} can't be read for the list", id, trouble);
      Optional<BuildSummary> before = memory.find(id);
      if (before.isEmpty()) {
        unreadable.add(id);
      }
      return before;
    }
  }

  private Optional<BuildSummary> read(BuildId id) {
    Optional<BuildSummary> known = memory.find(id);
    if (known.filter(BuildSummary::settled).isPresent()) {
      return known;
    }
    Optional<Origin> origin = known.isPresent() ? known.get().origin() : origins.apply(id);
    return journal
        .latest(id, known.map(BuildSummary::seq).orElse(0L))
        .map(entry -> BuildSummary.of(entry, origin));
  }

  /** No thread of it outlives the call. */
  private List<BuildSummary> together(List<BuildId> ids, List<BuildId> unreadable) {
    List<Callable<Optional<BuildSummary>>> reads = new ArrayList<>();
    ids.forEach(id -> reads.add(() -> known(id, unreadable)));
    ExecutorService readers = Executors.newFixedThreadPool(Math.min(AT_ONCE, ids.size()));
    try {
      List<BuildSummary> all = new ArrayList<>();
      for (Future<Optional<BuildSummary>> one : readers.invokeAll(reads)) {
        one.get().ifPresent(all::add);
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while builds were listed", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      readers.shutdownNow();
    }
  }
}
