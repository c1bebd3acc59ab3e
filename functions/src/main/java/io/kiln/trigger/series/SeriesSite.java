package io.kiln.trigger.series;

import io.kiln.build.Bundle;
import io.kiln.store.Store;
import io.kiln.template.EcsBuilder;
import io.kiln.trigger.Starts;
import io.kiln.trigger.Submit;
import io.kiln.trigger.UnderWay;
import io.kiln.trigger.notice.Notices;
import io.kiln.trigger.upload.Upload;
import io.kiln.trigger.web.Web;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.immutables.value.Value;

/** What looking after series takes from outside. */
@Value.Immutable
public interface SeriesSite {
  Store store();

  Submit submit();

  Starts starts();

  SourceLook sources();

  /** Reads the builder out of a bundle that was kept. */
  Function<Bundle, EcsBuilder> builders();

  /** Goes to public addresses only. */
  Web web();

  Notices notices();

  /** With so many builds under way a scheduled one waits. */
  int maxBuilds();

  /** Whether templates may run commands where Kiln runs. */
  @Value.Default
  default boolean shellLocal() {
    return false;
  }

  Clock clock();

  /** Puts it together. */
  default Looks looks() {
    SeriesBooks books = new SeriesBooks(store(), clock());
    Outcomes outcomes = new Outcomes(store());
    Starting starting = new Starting(sources(), new WebWatching(web()));
    List<Concern> concerns =
        List.of(
            new FollowRun(store(), submit(), starts(), new Settle(outcomes), builders()),
            new TakeSchedule(),
            new TakeUpload(starting, outcomes),
            new KeepSchedule(starting, new UnderWay(store()), maxBuilds()));
    Keeper keeper =
        new Keeper(
            books,
            name -> Upload.of(store().uploads(), name, shellLocal()),
            concerns,
            new PageTelling(outcomes, notices()),
            clock());
    return new Looks(store(), books, keeper, notices(), clock());
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link SeriesSite}. */
  final class Builder extends ImmutableSeriesSite.Builder {}
}
