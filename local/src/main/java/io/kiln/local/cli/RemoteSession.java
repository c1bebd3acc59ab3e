package io.kiln.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Build;
import io.kiln.build.Cleanup;
import io.kiln.local.cli.ui.LiveLine;
import io.kiln.local.cli.ui.Ui;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Follows builds of a deployment to their end, and what Ctrl-C does meanwhile. */
final class RemoteSession {
  /** The API answers sooner when there is something to show. */
  private static final int WAIT_SECONDS = 10;

  private final Caller caller;
  private final ApiClient api;
  private final Ui ui;
  private final LiveLine live;
  private final Summary summary;
  private final RemoteDownloads downloads;
  private volatile List<String> atHand = List.of();

  RemoteSession(Caller caller, Screen screen, ApiClient api, RemoteDownloads downloads) {
    this.caller = caller;
    this.api = api;
    this.ui = screen.ui();
    this.live = screen.live();
    this.summary = new Summary(ui);
    this.downloads = downloads;
  }

  /** From now on Ctrl-C is about these builds. */
  void over(List<String> builds) {
    atHand = List.copyOf(builds);
    new Interrupts().listen(this::asked, () -> leave(1));
  }

  /** Shows the build's log from this byte on, until it is over and all is shown. */
  Bake follow(String build, Ui screen, long from) {
    Instant start = caller.clock().instant();
    Build state = RemoteBuild.of(api.get("/builds/" + build));
    long cursor = from;
    boolean over = false;
    while (!over) {
      JsonNode part = api.get("/builds/" + build + "/log?from=" + cursor + "&wait=" + WAIT_SECONDS);
      part.path("lines").forEach(line -> RemoteLines.show(screen, state.builderName(), line));
      cursor = part.path("next").asLong();
      over = part.path("end").asBoolean();
      waiting(build, over || !part.path("lines").isEmpty());
    }
    live.done(build);
    Build end = RemoteBuild.of(api.get("/builds/" + build));
    return new Bake(end, Duration.between(start, caller.clock().instant()));
  }

  /** The same, and its own screen says how it ended; what it brought home is delivered. */
  Bake bake(String build, Ui screen, long from) {
    Bake bake = follow(build, screen, from);
    summary.ended(screen, bake);
    downloads.deliver(build, caller.folder());
    return bake;
  }

  /**
   * Says how it all went.
   *
   * @return the exit code
   */
  int end(List<Bake> bakes, Instant start) {
    int exitCode = summary.all(bakes, Duration.between(start, caller.clock().instant()));
    for (Bake bake : bakes) {
      advise(bake.build());
    }
    return delivered() ? exitCode : 1;
  }

  /** Whether all that was brought is where it belongs; says what is not. */
  boolean delivered() {
    return downloads.told(ui);
  }

  private void advise(Build build) {
    Cleanup cleanup = build.cleanup().orElse(Cleanup.CLEAN);
    if (build.heldUntil().isPresent()) {
      caller
          .err()
          .println(
              ("Build %s is held until %s; '%s resume %s' tries its provisioner again,"
                      + " 'undo %s' deletes what it made.")
                  .formatted(
                      build.id(), build.heldUntil().get(), api.words(), build.id(), build.id()));
    } else if (cleanup != Cleanup.CLEAN) {
      caller
          .err()
          .println(
              "Not everything of build %s is deleted; '%s undo %s' does it."
                  .formatted(build.id(), api.words(), build.id()));
    }
  }

  private void waiting(String build, boolean busy) {
    if (busy || !caller.terminal()) {
      live.done(build);
      return;
    }
    JsonNode waiting = api.get("/builds/" + build).path("waiting");
    if (!waiting.isMissingNode()) {
      live.waitFor(
          build,
          waiting.path("what").asText(),
          Duration.ofSeconds(waiting.path("usually_seconds").asLong()));
    }
  }

  /** The first Ctrl-C: at a terminal the person decides, elsewhere it cancels, as Packer does. */
  private void asked(String signal) {
    if (caller.terminal() && detaches()) {
      leave(0);
    }
    ui.error("Cancelling build after receiving " + signal);
    for (String build : atHand) {
      ApiClient.Answer answer = api.post("/builds/" + build + "/cancel");
      if (!answer.isGood() && answer.status() != 409) {
        caller.err().println(answer.body().path("detail").asText());
      }
    }
  }

  private boolean detaches() {
    caller.err().print("\nDetach and let it bake on (d), or cancel and clean up (c)? ");
    caller.err().flush();
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      String word = in.readLine();
      return word != null && word.strip().toLowerCase(Locale.ROOT).startsWith("d");
    } catch (IOException e) {
      return false;
    }
  }

  /** The builds go on without this command. */
  private void leave(int exitCode) {
    for (String build : atHand) {
      caller
          .err()
          .println(
              "Build %s goes on; '%s attach %s' follows it.".formatted(build, api.words(), build));
    }
    caller.out().flush();
    caller.err().flush();
    Runtime.getRuntime().halt(exitCode);
  }
}
