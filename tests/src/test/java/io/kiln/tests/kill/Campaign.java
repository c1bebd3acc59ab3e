package io.kiln.tests.kill;

import io.kiln.store.Bucket;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Runs trials on every core, and keeps what each of them left. */
final class Campaign {
  private static final List<Driver> SUCCESSORS = List.of(Driver.FLOW, Driver.TICK, Driver.RESUME);

  /** A sign of life after so many trials. */
  private static final int EVERY = 100;

  private final UnaryOperator<Bucket> planted;
  private final List<Outcome> outcomes = new ArrayList<>();

  /** A campaign against Kiln as it is. */
  Campaign() {
    this(UnaryOperator.identity());
  }

  /** The same with a bug in the way of each first life's bucket. */
  Campaign(UnaryOperator<Bucket> planted) {
    this.planted = planted;
  }

  /** What one trial came to. */
  record Outcome(String what, boolean reached, List<Fault> faults) {}

  /** The boundaries of a bake that nothing hurts. */
  static List<Boundary> boundaries() {
    Trial.Report report = new Trial(Tap.listening(), Driver.FLOW).run(false);
    if (!report.faults().isEmpty()) {
      throw new IllegalStateException("an unhurt bake fails: " + report.faults());
    }
    return report.passed();
  }

  /** Runs a trial for each kill. */
  void kill(List<Kill> kills) throws InterruptedException {
    List<Work> works = new ArrayList<>();
    for (int i = 0; i < kills.size(); i++) {
      Kill kill = kills.get(i);
      Driver successor =
          kill.blow() == Blow.FLOW_STOPPED ? Driver.STOPPED : SUCCESSORS.get(i % SUCCESSORS.size());
      String what = kill + ", then " + successor.name().toLowerCase(Locale.ROOT);
      works.add(new Work(what, () -> killed(what, kill, successor)));
    }
    all(works);
  }

  /** Runs so many races of two and of three drivers; in every third one of them dies. */
  void race(int races, List<Kill> kills) throws InterruptedException {
    List<Work> works = new ArrayList<>();
    for (int i = 0; i < races; i++) {
      int drivers = 2 + i % 2;
      Tap tap = i % 3 == 0 ? Tap.striking(kills.get(i % kills.size())) : Tap.listening();
      String what = "race of " + drivers + (tap.strikes() ? ", one of them dies" : "");
      works.add(new Work(what, () -> new Outcome(what, true, new Race(tap, drivers).run())));
    }
    all(works);
  }

  List<Outcome> outcomes() {
    return List.copyOf(outcomes);
  }

  private record Work(String what, Supplier<Outcome> trial) {}

  private Outcome killed(String what, Kill kill, Driver successor) {
    Trial.Report report =
        new Trial(Tap.striking(kill), successor, planted).run(kill.blow() == Blow.PROCESS_DIES);
    return new Outcome(what, report.struck(), report.faults());
  }

  private void all(List<Work> works) throws InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    ExecutorService workers = Executors.newFixedThreadPool(cores);
    try {
      List<Future<Outcome>> futures = new ArrayList<>();
      works.forEach(work -> futures.add(workers.submit(() -> safely(work))));
      for (Future<Outcome> future : futures) {
        outcomes.add(future.get());
        if (outcomes.size() % EVERY == 0) {
          System.err.printf("%d of %d...%n", outcomes.size(), works.size());
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  /** A trial that breaks is a build that is lost. */
  private static Outcome safely(Work work) {
    try {
      return work.trial().get();
    } catch (RuntimeException | Error e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return new Outcome(
          work.what(), true, List.of(new Fault(Fault.Kind.LOST, "it broke: " + trace)));
    }
  }
}
