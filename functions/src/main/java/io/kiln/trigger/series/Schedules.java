package io.kiln.trigger.series;

import io.kiln.store.Store;
import io.kiln.trigger.schedule.Cron;
import io.kiln.trigger.schedule.Schedule;
import io.kiln.trigger.series.Decision.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The schedules, as people look at them and change them. */
public final class Schedules {
  /** Two people at once, or one and a night's look: never many. */
  private static final int TRIES = 10;

  private final SeriesBooks books;
  private final Store store;
  private final Clock clock;

  public Schedules(Store store, Clock clock) {
    this.books = new SeriesBooks(store, clock);
    this.store = store;
    this.clock = clock;
  }

  /** All series, those without a schedule too, sorted by name. */
  public List<Series> list() {
    return books.names().stream().map(books::latest).collect(Collectors.toList());
  }

  public Optional<Series> find(String name) {
    return Optional.of(name)
        .filter(n -> SeriesBooks.wrong(n).isEmpty())
        .map(books::latest)
        .filter(series -> series.seq() > 0);
  }

  /** What was decided about a series, the newest first. */
  public List<Decision> history(String name, int most) {
    return books.history(name, most);
  }

  /** When a schedule comes next; empty for one that is paused. */
  public Optional<Instant> next(Series series) {
    return series
        .schedule()
        .filter(s -> series.paused().isEmpty())
        .flatMap(schedule -> schedule.when().after(clock.instant()));
  }

  /**
   * Sets the schedule of {@code templates/<name>/}; it counts from now on.
   *
   * @throws IllegalArgumentException when the name or the schedule is wrong
   */
  public Series set(String name, Schedule schedule, String by) {
    List<String> problems = new ArrayList<>();
    SeriesBooks.wrong(name).ifPresent(problems::add);
    schedule.watch().forEach(a -> Schedule.unwatchable(a).ifPresent(problems::add));
    try {
      Cron unusedWhen = schedule.when();
    } catch (IllegalArgumentException wrong) {
      problems.add(String.valueOf(wrong.getMessage()));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return change(name, series -> TakeSchedule.set(series, schedule, clock.instant(), by));
  }

  public Optional<Series> pause(String name, String why) {
    return changed(
        name,
        series ->
            series.withPaused(why).deciding(Decision.of(clock.instant(), Verdict.PAUSED, why)));
  }

  /** Goes on with the next moment; failures are forgotten. */
  public Optional<Series> resume(String name, String by) {
    return changed(
        name,
        series ->
            series
                .withPaused(Optional.empty())
                .withSlot(clock.instant())
                .withFailures(0)
                .withSittingOut(0)
                .deciding(Decision.of(clock.instant(), Verdict.SET, "resumed by " + by)));
  }

  public Optional<Series> remove(String name, String by) {
    return changed(
        name, series -> TakeSchedule.removed(series, clock.instant(), "removed by " + by));
  }

  private interface Change {
    Series of(Series series);
  }

  private Optional<Series> changed(String name, Change change) {
    return find(name)
        .filter(series -> series.schedule().isPresent())
        .map(series -> change(name, change));
  }

  private Series change(String name, Change change) {
    for (int i = 0; i < TRIES; i++) {
      Optional<Series> written = books.append(change.of(books.latest(name)));
      if (written.isPresent()) {
        // whoever looks next finds out when to look again
        store.wakes().add(clock.instant(), name);
        return written.get();
      }
    }
    throw new IllegalStateException("the series " + name + " is changed by others all the time");
  }
}
