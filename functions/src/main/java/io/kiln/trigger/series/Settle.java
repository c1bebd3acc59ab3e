package io.kiln.trigger.series;

import io.kiln.build.Build;
import io.kiln.build.Failure;
import io.kiln.build.Result;
import io.kiln.trigger.schedule.Schedule;
import io.kiln.trigger.series.Decision.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What follows from a run that is over. */
final class Settle {
  /** However often it failed: seven nights without a try are enough. */
  private static final int LONGEST_REST = 7;

  private final Outcomes outcomes;

  Settle(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  /** The state after it. The results lie there before the page says so. */
  Series settled(Series series, Run run, List<Build> builds, Instant now) {
    builds.forEach(build -> outcomes.deliver(series.name(), build, run.because()));
    Series over = series.withRunning(Optional.empty());
    if (builds.stream().allMatch(b -> b.result().filter(Result.SUCCEEDED::equals).isPresent())) {
      return succeeded(over, run, builds, now);
    }
    boolean cancelled =
        builds.stream().anyMatch(b -> b.result().filter(Result.CANCELLED::equals).isPresent());
    return cancelled
        ? over.deciding(Decision.of(now, Verdict.FAILED, "the build was cancelled", run.builds()))
        : failed(over, run, builds, now);
  }

  /** The state while a build is held: what came of it so far lies there, and it may go on. */
  Series held(Series series, Run run, List<Build> builds, Instant now) {
    builds.forEach(build -> outcomes.deliver(series.name(), build, run.because()));
    String why =
        failures(builds)
            + "; held until "
            + run.heldUntil().orElseThrow()
            + ": `kiln resume` goes on with it";
    return series.withRunning(run).deciding(Decision.of(now, Verdict.WAITING, why, run.builds()));
  }

  private static Series succeeded(Series over, Run run, List<Build> builds, Instant now) {
    Map<String, String> sources = new TreeMap<>(run.print().sources());
    builds.forEach(
        build -> build.sourceImageId().ifPresent(id -> sources.put(build.builderName(), id)));
    String images =
        builds.stream()
            .flatMap(build -> build.imageIds().values().stream())
            .collect(Collectors.joining(", "));
    return over.withBaked(Baked.of(run.builds(), now, run.print().withSources(sources)))
        .withFailures(0)
        .withSittingOut(0)
        .withFailedContent(Optional.empty())
        .deciding(Decision.of(now, Verdict.SUCCEEDED, "baked " + images, run.builds()));
  }

  private static Series failed(Series over, Run run, List<Build> builds, Instant now) {
    int failures = over.failures() + 1;
    String why = failures(builds);
    Series failed =
        over.withFailures(failures)
            .withSittingOut(Math.min(LONGEST_REST, (1 << Math.min(failures - 1, 10)) - 1))
            .withFailedContent(run.print().content())
            .deciding(Decision.of(now, Verdict.FAILED, why, run.builds()));
    Optional<Schedule> schedule = over.schedule();
    boolean enough =
        schedule.filter(s -> failures >= s.maxFailures()).isPresent() && over.paused().isEmpty();
    return enough ? paused(failed, run, failures, why, now) : failed;
  }

  private static String failures(List<Build> builds) {
    return builds.stream()
        .flatMap(build -> build.failure().map(Failure::message).stream())
        .collect(Collectors.joining("; "));
  }

  private static Series paused(Series failed, Run run, int failures, String why, Instant now) {
    String words =
        "paused after "
            + failures
            + (failures == 1 ? " failure" : " failures in a row")
            + ", the last: "
            + why;
    return failed
        .withPaused(words)
        .deciding(Decision.of(now, Verdict.PAUSED, words, run.builds()))
        .withNotice(words);
  }
}
