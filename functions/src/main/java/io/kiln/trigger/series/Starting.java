package io.kiln.trigger.series;

import io.kiln.build.BuildId;
import io.kiln.build.StepFailure;
import io.kiln.trigger.bundle.Prepared;
import io.kiln.trigger.schedule.Schedule;
import io.kiln.trigger.series.Decision.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Announces a run: what it is made of is written down before anything begins. */
final class Starting {
  private final SourceLook sources;
  private final Watching watching;

  Starting(SourceLook sources, Watching watching) {
    this.sources = sources;
    this.watching = watching;
  }

  /** Who wants a run, and why. */
  static final class Cause {
    private final String via;
    private final String because;
    private final boolean force;

    private Cause(String via, String because, boolean force) {
      this.via = via;
      this.because = because;
      this.force = force;
    }

    /**
     * A cause.
     *
     * @param force replaces an image of the same name
     */
    static Cause of(String via, String because, boolean force) {
      return new Cause(via, because, force);
    }
  }

  /**
   * The fingerprint with what the world adds: the images it would start from, the watched files.
   * Only a schedule compares them, so without one nobody is asked.
   */
  private Fingerprint complete(Series series, Prepared prepared, Fingerprint print) {
    Optional<Schedule> schedule = series.schedule();
    if (schedule.isEmpty()) {
      return print;
    }
    Map<String, String> images = new TreeMap<>();
    prepared.builders().forEach(b -> images.put(b.name(), sources.idFor(b)));
    Map<String, IndexMark> known = series.baked().map(b -> b.print().indexes()).orElse(Map.of());
    return print.withSources(images).withIndexes(watching.look(schedule.get().watch(), known));
  }

  /**
   * What follows from the complete fingerprint, or from the reason why there is none: an image that
   * does not exist, say. Any other trouble passes, and is no decision.
   */
  Series completed(
      Series series,
      Prepared prepared,
      Fingerprint print,
      Function<Fingerprint, Series> complete,
      Function<String, Series> refused) {
    Fingerprint whole;
    try {
      whole = complete(series, prepared, print);
    } catch (StepFailure failure) {
      if (failure.kind() != StepFailure.Kind.REFUSED) {
        throw failure;
      }
      return refused.apply(failure.getMessage());
    }
    return complete.apply(whole);
  }

  /** The state in which the run is announced. */
  Series started(Series series, Cause cause, Fingerprint print, int builders, Instant now) {
    List<BuildId> ids = RunNames.of(RunNames.next(series, now), builders);
    Run run =
        Run.builder()
            .via(cause.via)
            .builds(ids)
            .announcedAt(now)
            .because(cause.because)
            .print(print)
            .force(cause.force)
            .build();
    return series
        .withRunning(run)
        .withQueued(Optional.empty())
        .withCount(series.count() + 1)
        .deciding(Decision.of(now, Verdict.STARTED, cause.because, ids));
  }
}
