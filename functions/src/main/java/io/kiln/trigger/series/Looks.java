package io.kiln.trigger.series;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Entry;
import io.kiln.build.Origin;
import io.kiln.build.Phase;
import io.kiln.store.Store;
import io.kiln.store.Uploads;
import io.kiln.store.Wakes;
import io.kiln.trigger.notice.Notices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes series: because something was put into the bucket, because a build is over, or because
 * their time has come. A mark in the bucket outlives whoever was to look.
 */
public final class Looks {
  private static final Logger LOG = LoggerFactory.getLogger(Looks.class);

  /** What can't be looked at now is looked at again then. */
  private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

  /** No look is begun later than this in a round. */
  private static final Duration BUDGET = Duration.ofSeconds(50);

  private final Store store;
  private final SeriesBooks books;
  private final Keeper keeper;
  private final Notices notices;
  private final Clock clock;

  Looks(Store store, SeriesBooks books, Keeper keeper, Notices notices, Clock clock) {
    this.store = store;
    this.books = books;
    this.keeper = keeper;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * Something was put under these keys.
   *
   * @return for each name what is known of it now, in words; of a key that is none, why
   */
  public Map<String, String> uploaded(Collection<String> keys) {
    Map<String, String> answers = new TreeMap<>();
    Set<String> names = new TreeSet<>();
    for (String key : keys) {
      Optional<String> name = name(key);
      name.ifPresent(names::add);
      Optional<String> wrong =
          name.map(SeriesBooks::wrong)
              .orElse(Optional.of("it lies in no folder: templates/NAME/..."));
      if (wrong.isPresent()) {
        LOG.warn("key={} is left alone: {}", key, wrong.get());
        answers.put(key, wrong.get());
        name.ifPresent(names::remove);
      }
    }
    Instant now = clock.instant();
    names.forEach(name -> store.wakes().add(now, name));
    for (String name : names) {
      look(name, List.of());
      store.wakes().remove(now, name);
      answers.put(name, words(books.latest(name).decision()));
    }
    return answers;
  }

  /**
   * Looks at every series whose time has come.
   *
   * @return their names
   */
  public List<String> round() {
    Instant end = clock.instant().plus(BUDGET);
    store.ended().list().forEach(this::tell);
    Map<String, List<Wakes.Mark>> due = new TreeMap<>();
    for (Wakes.Mark mark : store.wakes().due(clock.instant())) {
      due.computeIfAbsent(mark.name(), name -> new ArrayList<>()).add(mark);
    }
    List<String> looked = new ArrayList<>();
    due.forEach(
        (name, marks) -> {
          if (clock.instant().isBefore(end)) {
            look(name, marks);
            looked.add(name);
          }
        });
    return looked;
  }

  /** One build's trouble is not the others': its mark stays, and it is looked at again. */
  private void tell(BuildId id) {
    try {
      ended(id);
    } catch (RuntimeException trouble) {
      LOG.error("build={} can't be looked at: nobody is told of its end yet", id, trouble);
    }
  }

  /** The mark of its end goes when everybody who must know of it has a mark of their own. */
  private void ended(BuildId id) {
    Optional<Build> build = state(id);
    if (build.filter(b -> b.phase() != Phase.ENDED).isPresent()) {
      // it goes on, or stands still in a moment: its end needs the mark
      return;
    }
    Optional<Origin> origin = store.origins().find(id);
    build.ifPresent(over -> notices.ended(over, origin));
    origin
        .filter(from -> Set.of("upload", "schedule", "person").contains(from.via()))
        .ifPresent(from -> store.wakes().add(clock.instant(), from.by()));
    store.ended().remove(id);
    if (!state(id).equals(build)) {
      // what stood still ended meanwhile, and found this mark
      ended(id);
    }
  }

  private Optional<Build> state(BuildId id) {
    return store.journal().latest(id, 0).map(Entry::state);
  }

  /** One series' trouble is not the others': it is looked at again in a minute. */
  private void look(String name, List<Wakes.Mark> marks) {
    try {
      keeper.look(name).ifPresent(next -> store.wakes().add(later(next), name));
    } catch (RuntimeException trouble) {
      LOG.error("series={} can't be looked at", name, trouble);
      store.wakes().add(clock.instant().plus(AFTER_TROUBLE), name);
    }
    marks.forEach(store.wakes()::remove);
  }

  /** Never a moment whose mark is about to be removed. */
  private Instant later(Instant next) {
    Instant soon = clock.instant().plusSeconds(1);
    return next.isBefore(soon) ? soon : next;
  }

  private static Optional<String> name(String key) {
    if (!key.startsWith(Uploads.PREFIX)) {
      return Optional.empty();
    }
    String rest = key.substring(Uploads.PREFIX.length());
    int slash = rest.indexOf('/');
    if (slash < 0 && rest.endsWith(".zip")) {
      return Optional.of(rest.substring(0, rest.length() - ".zip".length()));
    }
    return slash > 0 ? Optional.of(rest.substring(0, slash)) : Optional.empty();
  }

  private static String words(Decision decision) {
    return decision.verdict() + ": " + decision.why();
  }
}
