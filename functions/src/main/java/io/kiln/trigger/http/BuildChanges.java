package io.kiln.trigger.http;

import io.kiln.build.Answer;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.build.Entry;
import io.kiln.build.Phase;
import io.kiln.build.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Stops a build, deletes what one left, or has one driven on, past its breakpoint too. */
final class BuildChanges {
  /** A call to the cloud that is under way is over by then, unless its function was killed. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  private final ApiSite site;

  BuildChanges(ApiSite site) {
    this.site = site;
  }

  List<Route> routes() {
    return List.of(
        Route.change("cancelBuild", "POST", "/builds/{build}/cancel", this::cancel),
        Route.change("undoBuild", "POST", "/builds/{build}/undo", this::undo),
        Route.change("resumeBuild", "POST", "/builds/{build}/resume", this::resume));
  }

  private HttpAnswer cancel(Call call) {
    Entry entry = Entries.latest(site, call);
    Build build = entry.state();
    if (build.phase() == Phase.STEP && build.rollsForward()) {
      throw HttpProblem.of(
          409,
          "Build '"
              + build.id()
              + "' is putting its new image in the place of the old one, and only goes on.");
    }
    boolean cancelled = build.result().filter(Result.CANCELLED::equals).isPresent();
    if (build.phase() != Phase.STEP && !cancelled) {
      throw over(build);
    }
    Entry decided =
        until(
            entry,
            now -> now.phase() != Phase.STEP || now.rollsForward(),
            () -> site.machine().undo().cancel(build.id()));
    return driven(decided);
  }

  private HttpAnswer undo(Call call) {
    Entry entry = Entries.latest(site, call);
    BuildId id = entry.state().id();
    if (entry.state().cleanup().filter(Cleanup.CLEAN::equals).isPresent()) {
      // nothing of it is left, and it is not to look as if it ended again
      return shown(200, entry);
    }
    // before anything is written: from then on the watchdog finds it
    site.store().active().add(id);
    Answer answer = site.machine().undo().reopen(id);
    Entry decided = Entries.latest(site, id, answer.seq());
    if (decided.state().phase() == Phase.STEP) {
      decided =
          until(
              decided,
              now -> now.phase() != Phase.STEP || now.rollsForward(),
              () -> site.machine().undo().reopen(id));
    }
    return driven(decided);
  }

  private HttpAnswer resume(Call call) {
    Entry entry = Entries.latest(site, call);
    Build build = entry.state();
    if (build.phase() == Phase.ENDED && build.heldUntil().isPresent()) {
      return driven(wokenUp(build.id()));
    }
    if (build.phase() == Phase.ENDED) {
      throw over(build);
    }
    // whoever runs it next finds the breakpoint ended
    build.heldAt().ifPresent(pause -> site.store().releases().release(build.id(), pause));
    site.store().active().add(build.id());
    Entry released =
        until(
            entry,
            now -> !now.adopted() || now.phase() == Phase.ENDED,
            () -> site.machine().watch().release(build.id()));
    return driven(released);
  }

  /** It goes on at the provisioner that failed. */
  private Entry wokenUp(BuildId id) {
    site.store().active().add(id);
    Answer answer = site.machine().advance().resume(id);
    Entry decided = Entries.latest(site, id, answer.seq());
    if (decided.state().phase() == Phase.ENDED) {
      throw over(decided.state());
    }
    return decided;
  }

  /** Tries until the journal shows it: another's call to the cloud, or a lost race, passes. */
  private Entry until(Entry entry, Predicate<Build> done, Supplier<Answer> change) {
    Entry now = entry;
    Instant end = site.clock().instant().plus(PATIENCE);
    while (!done.test(now.state())) {
      Answer answer = change.get();
      now = Entries.latest(site, now.state().id(), now.seq());
      if (done.test(now.state())) {
        return now;
      }
      if (!site.clock().instant().isBefore(end)) {
        throw HttpProblem.of(
                503,
                "A call to the cloud is under way whose outcome is not known yet; ask again in "
                    + Math.max(1, answer.seconds())
                    + " s.")
            .header("Retry-After", String.valueOf(Math.max(1, answer.seconds())));
      }
      site.linger().pause(BETWEEN_TRIES);
    }
    return now;
  }

  private HttpAnswer driven(Entry entry) {
    if (entry.state().phase() != Phase.ENDED) {
      site.starts().restart(entry.state().id());
    }
    return shown(202, entry);
  }

  private HttpAnswer shown(int status, Entry entry) {
    BuildId id = entry.state().id();
    return HttpAnswer.json(status, BuildView.of(entry, site.store().origins().find(id)))
        .with("Location", BuildView.href(id.toString()));
  }

  private static HttpProblem over(Build build) {
    return HttpProblem.of(
        409,
        "Build '"
            + build.id()
            + "' is past that: it is "
            + BuildView.status(build.phase(), build.result())
            + ".");
  }
}
