package io.kiln.local.cli;

import io.kiln.local.clock.Busy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Does several builds' work, so many at once; one that fails does not stop the others. */
final class SideBySide {
  private final int atOnce;
  private final Workshop workshop;

  SideBySide(int atOnce, Workshop workshop) {
    this.atOnce = atOnce;
    this.workshop = workshop;
  }

  /** What came of each, in their order, when all are done. */
  <T> List<T> all(List<Supplier<T>> works) {
    ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, atOnce));
    try {
      return results(
          works.stream()
              .map(work -> CompletableFuture.supplyAsync(amongOthers(work), threads))
              .toList());
    } finally {
      threads.shutdownNow();
    }
  }

  private <T> Supplier<T> amongOthers(Supplier<T> work) {
    if (atOnce <= 1) {
      return work;
    }
    return () -> {
      Busy among = workshop.amongOthers();
      try {
        return work.get();
      } finally {
        among.close();
      }
    };
  }

  private static <T> List<T> results(List<CompletableFuture<T>> begun) {
    List<T> results = new ArrayList<>();
    List<CompletionException> failures = new ArrayList<>();
    for (CompletableFuture<T> one : begun) {
      try {
        results.add(one.join());
      } catch (CompletionException failed) {
        failures.add(failed);
      }
    }
    if (failures.isEmpty()) {
      return results;
    }
    CompletionException first = failures.get(0);
    failures.stream().skip(1).forEach(first::addSuppressed);
    throw Optional.ofNullable(first.getCause())
        .filter(CommandFailure.class::isInstance)
        .map(RuntimeException.class::cast)
        .orElse(first);
  }
}
