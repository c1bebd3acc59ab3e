package io.kiln.tests.kill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The command {@code tests/storm}: bakes while three calls in ten are throttled and one answer in
 * twenty is lost, whatever the call. Exits with 1 unless each of them ends in one image with
 * nothing left.
 */
public final class Storms {
  private static final String SEEDS = "50";

  private Storms() {}

  /**
   * Runs it.
   *
   * @param args how many seeds, and the first of them
   */
  public static void main(String[] args) throws InterruptedException {
    int seeds = Integer.parseInt(args.length > 0 ? args[0] : SEEDS);
    long first = Long.parseLong(args.length > 1 ? args[1] : "1");
    List<Passed> all = live(first, seeds, passed -> System.out.println(passed.text()));
    long good = all.stream().filter(passed -> passed.faults().isEmpty()).count();
    System.out.printf(
        "storms %d, one image and nothing left %d, calls %d, struck %d%n",
        all.size(),
        good,
        all.stream().mapToInt(Passed::calls).sum(),
        all.stream().mapToInt(Passed::struck).sum());
    System.exit(good == all.size() ? 0 : 1);
  }

  /** What a bake came to, how many calls it took, and how many of them the storm hit. */
  record Passed(long seed, List<Fault> faults, int calls, int struck) {
    String text() {
      return "seed %d: %d calls, %d of them struck%s"
          .formatted(seed, calls, struck, faults.isEmpty() ? "" : " BAD: " + faults);
    }
  }

  /** Bakes once for each seed, on every core; tells of each when those before it are through. */
  static List<Passed> live(long firstSeed, int seeds, Consumer<Passed> told)
      throws InterruptedException {
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Passed>> futures = new ArrayList<>();
      for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
        long one = seed;
        futures.add(cores.submit(() -> live(one)));
      }
      List<Passed> passed = new ArrayList<>();
      for (Future<Passed> future : futures) {
        passed.add(future.get());
        told.accept(future.get());
      }
      return passed;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      cores.shutdownNow();
    }
  }

  private static Passed live(long seed) throws InterruptedException {
    Tap tap = Tap.listening();
    Storm storm = new Storm(seed);
    try (Scene scene = Scene.fresh(tap)) {
      Life life = scene.life();
      Trial.submit(scene, life);
      tap.under(storm);
      try {
        Driver.FLOW.drive(scene, life);
      } catch (RuntimeException broken) {
        List<Fault> lost =
            Stream.concat(Stream.of(broken), Arrays.stream(broken.getSuppressed()))
                .map(one -> new Fault(Fault.Kind.LOST, "it broke: " + one))
                .toList();
        return new Passed(seed, lost, tap.passed().size(), storm.struck());
      }
      return new Passed(seed, Verdict.on(scene, false), tap.passed().size(), storm.struck());
    }
  }
}
