package io.kiln.trigger.series;

import io.kiln.build.BuildId;
import io.kiln.trigger.UnderWay;
import io.kiln.trigger.bundle.Prepared;
import io.kiln.trigger.schedule.Cron;
import io.kiln.trigger.schedule.Schedule;
import io.kiln.trigger.series.Decision.Verdict;
import io.kiln.trigger.upload.Opened;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Bakes again when the schedule's time has come and something has changed; says why or why not. */
final class KeepSchedule implements Concern {
  private static final Duration QUEUE_LOOK = Duration.ofMinutes(1);

  private final Starting starting;
  private final UnderWay underWay;
  private final int most;

  /**
   * The keeper of schedules.
   *
   * @param underWay counts the builds under way
   * @param most how many there may be before a scheduled one waits
   */
  KeepSchedule(Starting starting, UnderWay underWay, int most) {
    this.starting = starting;
    this.underWay = underWay;
    this.most = most;
  }

  @Override
  public Optional<Series> consider(Series series, Scene scene) {
    if (series.schedule().isEmpty() || series.paused().isPresent()) {
      return Optional.empty();
    }
    Schedule schedule = series.schedule().get();
    Instant since = series.slot().orElse(scene.now());
    Cron.Missed missed = schedule.when().between(since, scene.now());
    if (missed.count() == 0) {
      return series.queued().isPresent() ? unqueued(series, scene) : Optional.empty();
    }
    Series due = series.withSlot(missed.latest()).withQueued(Optional.empty());
    Optional<Series> left = leftOut(due, scene);
    return left.isPresent() ? left : Optional.of(dueNow(due, schedule, missed.count(), scene));
  }

  @Override
  public Optional<Instant> next(Series series, Scene scene) {
    if (series.schedule().isEmpty() || series.paused().isPresent()) {
      return Optional.empty();
    }
    return series.queued().isPresent()
        ? Optional.of(scene.now().plus(QUEUE_LOOK))
        : series.schedule().get().when().after(scene.now());
  }

  private Optional<Series> leftOut(Series due, Scene scene) {
    if (due.running().isPresent()) {
      String builds = ids(due.running().get().builds());
      return Optional.of(skipped(due, scene, builds + " still goes: it is not doubled"));
    }
    if (scene.upload().isEmpty()) {
      String why = "nothing lies under templates/" + due.name() + "/";
      return Optional.of(skipped(due, scene, why));
    }
    if (scene.opened().order().isEmpty()) {
      String why = "the template has mistakes: see results/" + due.name() + "/";
      return Optional.of(skipped(due, scene, why));
    }
    return Optional.empty();
  }

  private Series dueNow(Series due, Schedule schedule, int missed, Scene scene) {
    Opened opened = scene.opened();
    Prepared prepared = Prepared.of(opened.order().orElseThrow());
    Fingerprint print = Fingerprints.of(prepared, opened.instructions());
    boolean sameThatFailed = due.failedContent().filter(print.content()::equals).isPresent();
    if (due.sittingOut() > 0 && sameThatFailed) {
      int left = due.sittingOut() - 1;
      String why =
          "it rests after "
              + due.failures()
              + " failures in a row; "
              + (left == 0 ? "the next time it is tried again" : left + " more times after this");
      return skipped(due.withSittingOut(left), scene, why);
    }
    return starting.completed(
        due,
        prepared,
        print,
        whole -> changed(due, schedule, missed, whole, scene),
        why -> skipped(due, scene, why));
  }

  private Series changed(
      Series due, Schedule schedule, int missed, Fingerprint whole, Scene scene) {
    List<String> reasons = reasons(due, schedule, whole, scene.now());
    if (reasons.isEmpty()) {
      return skipped(due, scene, "nothing has changed since " + ids(lastBuilds(due)));
    }
    String because = String.join("; ", reasons) + caughtUp(missed);
    return underWay.reaches(most)
        ? due.withQueued(because)
            .deciding(
                Decision.of(
                    scene.now(),
                    Verdict.QUEUED,
                    most + " builds are under way, no more may be: " + because))
        : start(due, because, whole, scene);
  }

  private Series start(Series due, String because, Fingerprint print, Scene scene) {
    return starting.started(
        due.withHandled(Handled.of(scene.upload().listing(), print.content())),
        // under the same name it takes the old image's place
        Starting.Cause.of("schedule", because, true),
        print,
        Prepared.of(scene.opened().order().orElseThrow()).builders().size(),
        scene.now());
  }

  /** A place has become free, perhaps. */
  private Optional<Series> unqueued(Series series, Scene scene) {
    if (series.running().isPresent() || underWay.reaches(most)) {
      return Optional.empty();
    }
    Series due = series.withQueued(Optional.empty());
    Optional<Series> left = leftOut(due, scene);
    if (left.isPresent()) {
      return left;
    }
    Opened opened = scene.opened();
    Prepared prepared = Prepared.of(opened.order().orElseThrow());
    String because = series.queued().orElseThrow();
    return Optional.of(
        starting.completed(
            due,
            prepared,
            Fingerprints.of(prepared, opened.instructions()),
            whole -> start(due, because, whole, scene),
            why -> skipped(due, scene, why)));
  }

  private static List<String> reasons(
      Series series, Schedule schedule, Fingerprint now, Instant moment) {
    if (series.baked().isEmpty()) {
      return List.of("it was never baked");
    }
    Baked baked = series.baked().get();
    List<String> reasons = Changes.between(baked.print(), now);
    if (reasons.isEmpty() && schedule.force()) {
      reasons.add("it is baked each time (force)");
    }
    long age = Duration.between(baked.at(), moment).toDays();
    if (reasons.isEmpty() && schedule.maxAgeDays().filter(days -> age >= days).isPresent()) {
      reasons.add("the image is " + age + " days old (max_age_days)");
    }
    return reasons;
  }

  private static String caughtUp(int missed) {
    return missed == 1 ? "" : " (once for " + missed + " times that were missed)";
  }

  private static List<BuildId> lastBuilds(Series series) {
    return series.baked().map(Baked::builds).orElse(List.of());
  }

  private static Series skipped(Series due, Scene scene, String why) {
    return due.deciding(Decision.of(scene.now(), Verdict.SKIPPED, why));
  }

  private static String ids(List<BuildId> builds) {
    return builds.stream().map(BuildId::toString).collect(Collectors.joining(", "));
  }
}
