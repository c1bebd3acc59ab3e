package io.kiln.trigger.series;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Entry;
import io.kiln.build.Origin;
import io.kiln.build.Phase;
import io.kiln.store.Store;
import io.kiln.template.EcsBuilder;
import io.kiln.trigger.Starts;
import io.kiln.trigger.Submit;
import io.kiln.trigger.bundle.Order;
import io.kiln.trigger.bundle.Prepared;
import io.kiln.trigger.series.Decision.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The run that was announced: it is submitted, followed, and settled when it is over. */
final class FollowRun implements Concern {
  /** Whoever announced a run submits it; this much later somebody else does. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** The end of a build wakes its series; should that get lost, it is looked after all the same. */
  private static final Duration NEXT_LOOK = Duration.ofHours(1);

  private final Store store;
  private final Submit submit;
  private final Starts starts;
  private final Settle settle;

  FollowRun(Store store, Submit submit, Starts starts, Settle settle) {
    this.store = store;
    this.submit = submit;
    this.starts = starts;
    this.settle = settle;
  }

  @Override
  public Optional<Series> consider(Series series, Scene scene) {
    if (series.running().isEmpty()) {
      return Optional.empty();
    }
    Run run = series.running().get();
    List<Build> builds = builds(run);
    if (builds.size() < run.builds().size()) {
      boolean own = scene.hasWritten(series.seq());
      return own || overdue(run, scene.now()) ? begin(series, run, scene) : Optional.empty();
    }
    return builds.stream().allMatch(b -> b.phase() == Phase.ENDED)
        ? Optional.of(settle.settled(series, run, builds, scene.now()))
        : Optional.empty();
  }

  @Override
  public Optional<Instant> next(Series series, Scene scene) {
    return series
        .running()
        .map(
            run ->
                builds(run).size() < run.builds().size()
                    ? run.announcedAt().plus(PATIENCE).plusSeconds(1)
                    : scene.now().plus(NEXT_LOOK));
  }

  private List<Build> builds(Run run) {
    List<Build> builds = new ArrayList<>();
    for (BuildId id : run.builds()) {
      store.journal().latest(id, 0).map(Entry::state).ifPresent(builds::add);
    }
    return builds;
  }

  private static boolean overdue(Run run, Instant now) {
    return now.isAfter(run.announcedAt().plus(PATIENCE));
  }

  /** Submits what is announced; should other things lie there by now, they are announced anew. */
  private Optional<Series> begin(Series series, Run run, Scene scene) {
    Optional<Order> order = scene.opened().order();
    if (order.isEmpty()) {
      String why = "what lies under templates/" + series.name() + "/ can't be baked any more";
      return Optional.of(
          series
              .withRunning(Optional.empty())
              .deciding(Decision.of(scene.now(), Verdict.SKIPPED, why, run.builds())));
    }
    Prepared prepared = Prepared.of(order(order.get(), run));
    Fingerprint print = Fingerprints.of(prepared, scene.opened().instructions());
    List<BuildId> ids = RunNames.of(run.builds().get(0), prepared.builders().size());
    if (!print.content().equals(run.print().content()) || !ids.equals(run.builds())) {
      Fingerprint known =
          print.withSources(run.print().sources()).withIndexes(run.print().indexes());
      return Optional.of(
          series
              .withRunning(run.withPrint(known).withBuilds(ids).withAnnouncedAt(scene.now()))
              .deciding(
                  Decision.of(
                      scene.now(), Verdict.STARTED, run.because() + "; changed meanwhile", ids)));
    }
    submit(series, run, prepared);
    return Optional.empty();
  }

  private static Order order(Order order, Run run) {
    // from the announcement alone: whoever repeats the submission submits the same
    return order
        .withStartedAt(run.announcedAt())
        .withSeed(run.builds().get(0).toString())
        .withForce(run.force());
  }

  private void submit(Series series, Run run, Prepared prepared) {
    List<EcsBuilder> builders = prepared.builders();
    for (int i = 0; i < builders.size(); i++) {
      BuildId id = run.builds().get(i);
      EcsBuilder builder = builders.get(i);
      Origin origin =
          Origin.builder()
              .run(run.builds().get(0).toString())
              .via(run.via())
              .by(series.name())
              .template(prepared.input().name())
              .at(run.announcedAt())
              .build();
      submit.accept(id, prepared.bundle(builder), builder, origin, prepared::open);
      starts.start(id);
    }
  }
}
