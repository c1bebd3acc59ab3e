package io.kiln.trigger.series;

import io.kiln.build.BuildId;
import io.kiln.template.problem.Place;
import io.kiln.template.problem.Problem;
import io.kiln.trigger.bundle.Prepared;
import io.kiln.trigger.series.Decision.Verdict;
import io.kiln.trigger.upload.Opened;
import io.kiln.trigger.upload.Upload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody has put there since the last look: a build, or a word why none begins. Events play
 * no part in it: what lies there decides, so they may come twice, late and in any order.
 */
final class TakeUpload implements Concern {
  /** Files come one by one; when none has come for so long, they are all there. */
  static final Duration QUIET = Duration.ofSeconds(20);

  /** A template whose files are missing is waited for this long before it is called wrong. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Starting starting;
  private final Outcomes outcomes;

  TakeUpload(Starting starting, Outcomes outcomes) {
    this.starting = starting;
    this.outcomes = outcomes;
  }

  @Override
  public Optional<Series> consider(Series series, Scene scene) {
    Upload upload = scene.upload();
    if (upload.isEmpty() || isHandled(series, upload)) {
      return Optional.empty();
    }
    if (series.running().isPresent()) {
      String builds = ids(series.running().get().builds());
      return note(
          series, scene, "a new upload is here; it is looked at when " + builds + " is over");
    }
    if (!isQuiet(scene)) {
      return note(series, scene, "files are still coming");
    }
    Opened opened = scene.opened();
    if (opened.isIncomplete() && scene.now().isBefore(upload.newest().plus(PATIENCE))) {
      return note(series, scene, "something is missing yet: " + words(opened.problems()));
    }
    return Optional.of(
        opened.order().isEmpty()
            ? refused(handled(series, scene, ""), scene, opened.problems())
            : decided(series, scene, Prepared.of(opened.order().get())));
  }

  @Override
  public Optional<Instant> next(Series series, Scene scene) {
    Upload upload = scene.upload();
    if (upload.isEmpty() || isHandled(series, upload) || series.running().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(upload.newest().plus(isQuiet(scene) ? PATIENCE : QUIET).plusSeconds(1));
  }

  private static boolean isHandled(Series series, Upload upload) {
    return series.handled().filter(h -> h.listing().equals(upload.listing())).isPresent();
  }

  private static boolean isQuiet(Scene scene) {
    Upload upload = scene.upload();
    return upload.isOneZip() || !scene.now().isBefore(upload.newest().plus(QUIET));
  }

  /** Says why nothing begins yet, once for each upload and reason. */
  private static Optional<Series> note(Series series, Scene scene, String why) {
    String noted = scene.upload().listing() + " " + why;
    return series.noted().filter(noted::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            series.withNoted(noted).deciding(Decision.of(scene.now(), Verdict.WAITING, why)));
  }

  private Series refused(Series handled, Scene scene, List<Problem> problems) {
    BuildId refusal = RunNames.next(handled, scene.now());
    outcomes.refuse(handled.name(), refusal, problems);
    String why =
        problems.size()
            + (problems.size() == 1 ? " mistake" : " mistakes")
            + " to mend, see results/"
            + handled.name()
            + "/"
            + refusal
            + "/errors.json: "
            + words(problems);
    return handled
        .withCount(handled.count() + 1)
        .deciding(Decision.of(scene.now(), Verdict.REFUSED, why, List.of(refusal)));
  }

  private Series decided(Series series, Scene scene, Prepared prepared) {
    Opened opened = scene.opened();
    Fingerprint print = Fingerprints.of(prepared, opened.instructions());
    Series handled = handled(series, scene, print.content());
    Optional<Baked> same = series.baked().filter(b -> b.print().content().equals(print.content()));
    boolean failedLast = series.failedContent().filter(print.content()::equals).isPresent();
    if (same.isPresent() && !failedLast) {
      String why = "nothing has changed since " + ids(same.get().builds()) + " baked it";
      return handled.deciding(Decision.of(scene.now(), Verdict.SKIPPED, why));
    }
    if (!opened.instructions().onUpload()) {
      String why =
          series.schedule().isPresent()
              ? "checked; the schedule bakes it (on_upload is false)"
              : "checked, but nothing bakes it: on_upload is false, and there is no schedule";
      return handled.deciding(Decision.of(scene.now(), Verdict.SKIPPED, why));
    }
    String because = failedLast ? "put again after a failure" : reason(series, print);
    Starting.Cause cause = Starting.Cause.of("upload", because, opened.instructions().force());
    int builders = prepared.builders().size();
    return starting.completed(
        series,
        prepared,
        print,
        whole -> starting.started(handled, cause, whole, builders, scene.now()),
        why ->
            refused(handled, scene, List.of(Problem.of(Place.of(prepared.input().name()), why))));
  }

  private static String reason(Series series, Fingerprint print) {
    return series
        .baked()
        .map(
            baked ->
                String.join(
                    "; ",
                    Changes.between(
                        baked.print().withSources(Map.of()).withIndexes(Map.of()),
                        print.withSources(Map.of()).withIndexes(Map.of()))))
        .filter(words -> !words.isEmpty())
        .orElse("a template was put there");
  }

  private static Series handled(Series series, Scene scene, String content) {
    return series
        .withHandled(Handled.of(scene.upload().listing(), content))
        .withNoted(Optional.empty());
  }

  private static String words(List<Problem> problems) {
    return problems.stream()
        .map(problem -> problem.place() + ": " + problem.message())
        .collect(Collectors.joining("; "));
  }

  private static String ids(List<BuildId> builds) {
    return builds.stream().map(BuildId::toString).collect(Collectors.joining(", "));
  }
}
