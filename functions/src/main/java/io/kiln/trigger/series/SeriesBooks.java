package io.kiln.trigger.series;

import io.kiln.build.Json;
import io.kiln.store.NumberedBook;
import io.kiln.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The states of all series, page by page. */
final class SeriesBooks {
  /** Part of build ids, which have 64 characters, and of names of resources. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,29}");

  private final Store store;
  private final Clock clock;

  SeriesBooks(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Why this can't be the name of a series. */
  static Optional<String> wrong(String name) {
    return NAME.matcher(name).matches()
        ? Optional.empty()
        : Optional.of(
            "'"
                + name
                + "' can't name a template's folder: 1 to 30 letters, digits, '_' and '-', the"
                + " first a letter or digit");
  }

  List<String> names() {
    return store.seriesNames();
  }

  /** The newest state; a fresh one, which no page carries, where there is none. */
  Series latest(String name) {
    return store.series(name).latest().map(SeriesBooks::read).orElseGet(() -> fresh(name));
  }

  private Series fresh(String name) {
    return Series.fresh(name, clock.instant());
  }

  /** The newest decisions, the newest first. */
  List<Decision> history(String name, int most) {
    NumberedBook book = store.series(name);
    List<Decision> decisions = new ArrayList<>();
    long last = latest(name).seq();
    for (long seq = last; seq > 0 && seq > last - most; seq--) {
      book.page(seq).map(SeriesBooks::read).map(Series::decision).ifPresent(decisions::add);
    }
    return decisions;
  }

  /**
   * Writes the state as the page after its own.
   *
   * @return it as written; empty when somebody else was first
   */
  Optional<Series> append(Series next) {
    Series page = next.withSeq(next.seq() + 1);
    return store.series(page.name()).append(page.seq(), Json.bytes(page))
        ? Optional.of(page)
        : Optional.empty();
  }

  private static Series read(NumberedBook.Page page) {
    Series series = Json.read(page.content(), Series.class);
    if (series.version() != Series.VERSION || series.seq() != page.number()) {
      throw new IllegalStateException(
          "page "
              + page.number()
              + " of the series "
              + series.name()
              + " is not of version "
              + Series.VERSION);
    }
    return series;
  }
}
