package io.kiln.store.index;

import io.kiln.build.BuildId;
import io.kiln.build.Journal;
import io.kiln.build.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads builds' journals into the memory, several at once: each is some round trips to OSS. */
final class Summaries {
  private static final int AT_ONCE = 8;

  private final Journal journal;
  private final Function<BuildId, Optional<Origin>> origins;
  private final IndexMemory memory;

  Summaries(Journal journal, Function<BuildId, Optional<Origin>> origins, IndexMemory memory) {
    this.journal = journal;
    this.origins = origins;
    this.memory = memory;
  }

  /** The builds as they are now; one that was marked and never begun is left out. */
  List<BuildSummary> read(List<BuildId> ids) {
    List<BuildSummary> read =
        ids.size() < 2
            ? ids.stream().flatMap(id -> read(id).stream()).collect(Collectors.toList())
            : together(ids);
    read.forEach(memory::put);
    return read;
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
  private List<BuildSummary> together(List<BuildId> ids) {
    List<Callable<Optional<BuildSummary>>> reads = new ArrayList<>();
    ids.forEach(id -> reads.add(() -> read(id)));
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
      throw e.getCause() instanceof RuntimeException
          ? (RuntimeException) e.getCause()
          : new IllegalStateException(e.getCause());
    } finally {
      readers.shutdownNow();
    }
  }
}
