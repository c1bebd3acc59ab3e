package io.kiln.tests.kill;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The command {@code tests/kill-everywhere}: every kill there is, and races of two and three
 * drivers. Exits with 1 when anything is left, doubled, lost or done twice.
 */
public final class KillEverywhere {
  private static final int RACES = 120;

  private KillEverywhere() {}

  /**
   * Runs it.
   *
   * @param args {@code --sample N} for so many kills drawn by lot, {@code --seed S}, {@code --only
   *     REGEX} for those whose words it matches, {@code --races N}, {@code --planted create-image}
   *     to skip that step's announcement and see it found
   */
  public static void main(String[] args) throws InterruptedException {
    Options options = Options.of(List.of(args));
    Instant start = Instant.now();
    Plan plan = Plan.of(Campaign.boundaries());
    List<Kill> kills =
        (options.sample() > 0 ? plan.sample(options.sample(), options.seed()) : plan.all())
            .stream().filter(kill -> kill.toString().matches(options.only())).toList();
    System.out.printf("%d boundaries, %d kills...%n", plan.boundaries().size(), kills.size());
    Summary summary = run(plan, kills, options);
    System.out.print(summary.text());
    System.out.printf(
        "seed %d, %d s%n", options.seed(), Duration.between(start, Instant.now()).toSeconds());
    List<Path> left = Scene.leftovers();
    left.forEach(folder -> System.out.println("left on this computer: " + folder));
    System.exit(summary.green() && left.isEmpty() ? 0 : 1);
  }

  private static Summary run(Plan plan, List<Kill> kills, Options options)
      throws InterruptedException {
    Campaign campaign = options.campaign();
    campaign.kill(kills);
    List<Campaign.Outcome> killed = campaign.outcomes();
    Campaign racing = new Campaign();
    racing.race(options.races(), plan.sample(RACES, options.seed()));
    return new Summary(plan, killed, racing.outcomes());
  }

  /** What a person asked for. */
  private record Options(int sample, long seed, String only, int races, String planted) {
    static Options of(List<String> args) {
      return new Options(
          Integer.parseInt(value(args, "--sample", "0")),
          Long.parseLong(value(args, "--seed", "1")),
          value(args, "--only", ".*"),
          Integer.parseInt(value(args, "--races", "" + RACES)),
          value(args, "--planted", ""));
    }

    private static String value(List<String> args, String name, String otherwise) {
      int at = args.indexOf(name);
      return at >= 0 && at + 1 < args.size() ? args.get(at + 1) : otherwise;
    }

    Campaign campaign() {
      return planted.isEmpty()
          ? new Campaign()
          : new Campaign(bucket -> new Planted(bucket, planted));
    }
  }
}
