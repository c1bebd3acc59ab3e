package io.kiln.trigger.series;

import io.kiln.trigger.upload.Upload;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a series and does what is to be done: whoever wakes it, however often, in whatever
 * order. Each decision is a page before anything follows from it; of two at once, one wins it.
 */
public final class Keeper {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

  /** More pages than one look ever needs; a loop without end would fill the bucket. */
  private static final int MOST_PAGES = 20;

  private final SeriesBooks books;
  private final Function<String, Upload> uploads;
  private final List<Concern> concerns;
  private final Telling telling;
  private final Clock clock;

  Keeper(
      SeriesBooks books,
      Function<String, Upload> uploads,
      List<Concern> concerns,
      Telling telling,
      Clock clock) {
    this.books = books;
    this.uploads = uploads;
    this.concerns = List.copyOf(concerns);
    this.telling = telling;
    this.clock = clock;
  }

  /**
   * Looks at one series.
   *
   * @return when to look again though nothing has happened; empty for never
   */
  public Optional<Instant> look(String name) {
    Scene scene = new Scene(clock.instant(), uploads.apply(name));
    for (int i = 0; i < MOST_PAGES; i++) {
      Series series = books.latest(name);
      telling.tell(series);
      Optional<Series> next = next(series, scene);
      if (next.isEmpty()) {
        return wake(series, scene);
      }
      Optional<Series> written = books.append(next.get());
      written.ifPresent(page -> wrote(page, scene));
    }
    throw new IllegalStateException("the series " + name + " does not come to rest");
  }

  private Optional<Series> next(Series series, Scene scene) {
    for (Concern concern : concerns) {
      Optional<Series> next = concern.consider(series, scene);
      if (next.isPresent()) {
        return next;
      }
    }
    return Optional.empty();
  }

  private void wrote(Series page, Scene scene) {
    scene.wrote(page.seq());
    Decision decision = page.decision();
    LOG.info("series={} verdict={} why={}", page.name(), decision.verdict(), decision.why());
    telling.tell(page);
  }

  private Optional<Instant> wake(Series series, Scene scene) {
    return concerns.stream()
        .flatMap(concern -> concern.next(series, scene).stream())
        .min(Instant::compareTo);
  }
}
