package io.kiln.trigger.series;

import io.kiln.build.Json;
import io.kiln.trigger.bundle.Sums;
import io.kiln.trigger.schedule.Schedule;
import io.kiln.trigger.series.Decision.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes over what {@code kiln.json} says of the schedule, whenever it says something new. What a
 * person set by other means in between stays until then.
 */
final class TakeSchedule implements Concern {
  @Override
  public Optional<Series> consider(Series series, Scene scene) {
    boolean seen =
        series.handled().filter(h -> h.listing().equals(scene.upload().listing())).isPresent();
    // what could not be read says nothing of a schedule
    if (scene.upload().isEmpty() || seen || !readable(scene)) {
      return Optional.empty();
    }
    Optional<Schedule> said = scene.opened().instructions().schedule();
    String sum = said.map(s -> Sums.of(Json.bytes(s))).orElse("");
    if (sum.equals(series.scheduleFrom().orElse(""))) {
      return Optional.empty();
    }
    Series taken = series.withScheduleFrom(sum);
    return Optional.of(
        said.map(schedule -> set(taken, schedule, scene.now(), "kiln.json"))
            .orElseGet(() -> removed(taken, scene.now(), "kiln.json has none any more")));
  }

  @Override
  public Optional<Instant> next(Series series, Scene scene) {
    return Optional.empty();
  }

  private static boolean readable(Scene scene) {
    return scene.opened().problems().isEmpty() || scene.opened().isIncomplete();
  }

  /** The series with this schedule, which counts from now on. */
  static Series set(Series series, Schedule schedule, Instant now, String by) {
    return series
        .withSchedule(schedule)
        .withSlot(now)
        .withQueued(Optional.empty())
        .withPaused(Optional.empty())
        .withSittingOut(0)
        .deciding(
            Decision.of(
                now,
                Verdict.SET,
                "the schedule is '" + schedule.cron() + "' in " + schedule.zone() + ", by " + by));
  }

  static Series removed(Series series, Instant now, String why) {
    return series
        .withSchedule(Optional.empty())
        .withSlot(Optional.empty())
        .withQueued(Optional.empty())
        .withPaused(Optional.empty())
        .deciding(Decision.of(now, Verdict.SET, "no schedule any more: " + why));
  }
}
