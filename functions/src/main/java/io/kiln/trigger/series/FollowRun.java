package io.kiln.trigger.series;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Bundle;
import io.kiln.build.BundleFiles;
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
import java.util.function.Function;

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
  private final Function<Bundle, EcsBuilder> builders;

  /**
   * Whoever follows runs.
   *
   * @param builders reads the builder out of a bundle that was kept
   */
  FollowRun(
      Store store,
      Submit submit,
      Starts starts,
      Settle settle,
      Function<Bundle, EcsBuilder> builders) {
    this.store = store;
    this.submit = submit;
    this.starts = starts;
    this.settle = settle;
    this.builders = builders;
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
        ? over(series, run, builds, scene.now())
        : Optional.empty();
  }

  /** A run is not over while one of its builds is held, but people are told once. */
  private Optional<Series> over(Series series, Run run, List<Build> builds, Instant now) {
    Optional<Instant> held =
        builds.stream().flatMap(b -> b.heldUntil().stream()).max(Instant::compareTo);
    if (held.isEmpty()) {
      return Optional.of(settle.settled(series, run, builds, now));
    }
    return held.equals(run.heldUntil())
        ? Optional.empty()
        : Optional.of(settle.held(series, run.withHeldUntil(held), builds, now));
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

  /**
   * Submits what is announced. What was kept of it by somebody who died is begun as it was kept;
   * should other things lie there by now, the rest is announced anew.
   */
  private Optional<Series> begin(Series series, Run run, Scene scene) {
    List<BuildId> kept = new ArrayList<>();
    for (BuildId id : run.builds()) {
      Optional<Bundle> bundle = store.bundles().find(id);
      bundle.ifPresent(b -> again(series, run, id, b));
      bundle.ifPresent(b -> kept.add(id));
    }
    return kept.size() == run.builds().size()
        ? Optional.empty()
        : beginRest(series, run, kept, scene);
  }

  private Optional<Series> beginRest(Series series, Run run, List<BuildId> kept, Scene scene) {
    Optional<Prepared> prepared =
        scene.opened().order().map(order -> Prepared.of(order(order, run)));
    Optional<Fingerprint> print =
        prepared.map(p -> Fingerprints.of(p, scene.opened().instructions()));
    if (print.filter(p -> p.content().equals(run.print().content())).isPresent()) {
      submit(series, run, kept, prepared.orElseThrow());
      return Optional.empty();
    }
    String why = "what lies under templates/" + series.name() + "/ is not what was announced";
    Decision decision = Decision.of(scene.now(), Verdict.SKIPPED, why, run.builds());
    Series less =
        kept.isEmpty()
            ? series.withRunning(Optional.empty()).withQueued(queued(run))
            : series.withRunning(run.withBuilds(kept));
    return Optional.of(less.withHandled(Optional.empty()).deciding(decision));
  }

  /** A schedule's moment is not lost by it. */
  private static Optional<String> queued(Run run) {
    return Optional.of(run.because()).filter(because -> run.via().equals("schedule"));
  }

  private static Order order(Order order, Run run) {
    // from the announcement alone: whoever repeats the submission submits the same
    return order
        .withStartedAt(run.announcedAt())
        .withSeed(run.builds().get(0).toString())
        .withForce(run.force());
  }

  private void submit(Series series, Run run, List<BuildId> kept, Prepared prepared) {
    List<EcsBuilder> builders = prepared.builders();
    for (int i = 0; i < builders.size(); i++) {
      BuildId id = run.builds().get(i);
      EcsBuilder builder = builders.get(i);
      if (!kept.contains(id)) {
        Origin origin = origin(series, run, prepared.input().name());
        submit.accept(id, prepared.bundle(builder), builder, origin, prepared::open);
        starts.start(id);
      }
    }
  }

  private void again(Series series, Run run, BuildId id, Bundle bundle) {
    BundleFiles files = store.bundles().files(id, bundle);
    Origin origin = origin(series, run, bundle.templateName());
    submit.accept(id, bundle, builders.apply(bundle), origin, file -> files.open(file, 0));
    starts.start(id);
  }

  private static Origin origin(Series series, Run run, String template) {
    return Origin.builder()
        .run(run.builds().get(0).toString())
        .via(run.via())
        .by(series.name())
        .template(template)
        .at(run.announcedAt())
        .build();
  }
}
