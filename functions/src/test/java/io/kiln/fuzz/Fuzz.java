package io.kiln.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.cloud.AnswerTarget;
import io.kiln.communicator.LookTarget;
import io.kiln.function.EventTarget;
import io.kiln.function.ObjectEventTarget;
import io.kiln.store.BundleTarget;
import io.kiln.store.JournalTarget;
import io.kiln.template.ExpressionTarget;
import io.kiln.template.TemplateTarget;
import io.kiln.trigger.http.RequestTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The command {@code tests/fuzz}: spoilt inputs for every target. Exits with 1 when one is answered
 * by an exception that nobody thought of; the input is kept.
 */
public final class Fuzz {
  private static final String INPUTS = "1000000";
  private static final Path CRASHES = Path.of("target", "fuzz-crashes");

  private Fuzz() {}

  static List<Target> targets() {
    return List.of(
        new TemplateTarget(),
        new ExpressionTarget(),
        new EventTarget(),
        new ObjectEventTarget(),
        new RequestTarget(),
        new JournalTarget(),
        new BundleTarget(),
        new AnswerTarget(),
        new LookTarget());
  }

  /**
   * Runs it.
   *
   * @param args how many inputs in total, and the seed
   */
  public static void main(String[] args) {
    long inputs = Long.parseLong(args.length > 0 ? args[0] : INPUTS);
    long seed = Long.parseLong(args.length > 1 ? args[1] : "1");
    List<Target> targets = targets();
    long all = 0;
    long crashes = 0;
    for (Target target : targets) {
      Count count = run(target, seed, inputs / targets.size() + 1, CRASHES);
      System.out.println(count.text());
      all += count.inputs;
      crashes += count.crashes;
    }
    System.out.printf(
        "seed %d, inputs %d, unhandled %d%s%n",
        seed, all, crashes, crashes == 0 ? "" : ", kept in " + CRASHES.toAbsolutePath());
    System.exit(crashes == 0 ? 0 : 1);
  }

  /** Spoils so many inputs for a target; what breaks it is kept. */
  static Count run(Target target, long seed, long inputs, Path crashes) {
    Mutator mutator = new Mutator(seed);
    List<byte[]> seeds = target.seeds();
    Count count = new Count(target.name());
    for (byte[] sound : seeds) {
      if (!target.accepts(sound)) {
        throw new IllegalStateException(target.name() + " refuses " + new String(sound, UTF_8));
      }
    }
    for (long i = 0; i < inputs; i++) {
      byte[] input = mutator.next(seeds);
      count.inputs++;
      try {
        if (target.accepts(input)) {
          count.accepted++;
        }
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError unhandled) {
        count.crashes++;
        count.first = count.first.isEmpty() ? unhandled.toString() : count.first;
        keep(crashes, target.name() + "-" + seed + "-" + i, input, unhandled);
      }
    }
    return count;
  }

  private static void keep(Path folder, String name, byte[] input, Throwable unhandled) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(name), input);
      StringBuilder trace = new StringBuilder(unhandled.toString());
      for (StackTraceElement element : unhandled.getStackTrace()) {
        trace.append("\n  at ").append(element);
      }
      Files.writeString(folder.resolve(name + ".txt"), trace);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What one target was given. */
  static final class Count {
    private final String name;
    private long inputs;
    private long accepted;
    private long crashes;
    private String first = "";

    Count(String name) {
      this.name = name;
    }

    long inputs() {
      return inputs;
    }

    long crashes() {
      return crashes;
    }

    String text() {
      return String.format(
          "%-10s inputs %d, taken %d, refused %d, unhandled %d %s",
          name, inputs, accepted, inputs - accepted - crashes, crashes, first);
    }
  }
}
