package io.kiln.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Cleanup;
import io.kiln.local.cli.ui.Ui;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is asked of a build of a deployment; each command then follows it to its end. */
abstract class RemoteChangeCommand implements Callable<Integer> {
  private final Caller caller;
  private final Screen screen;
  private final ApiClient api;

  @Mixin private RemoteWord build = new RemoteWord();
  @Mixin private BuildLook look = new BuildLook();
  @Mixin private HelpOption unusedHelp = new HelpOption();

  RemoteChangeCommand(Caller caller, Screen screen, ApiClient api) {
    this.caller = caller;
    this.screen = screen;
    this.api = api;
  }

  /** Asks; nothing where the build is only to be followed. */
  abstract void ask(ApiClient asked, String id);

  /** From which byte of the log on it is shown. */
  abstract long from(JsonNode state);

  abstract int end(RemoteSession session, Bake bake, Instant start, Ui ui);

  @Override
  public Integer call() {
    Instant start = caller.clock().instant();
    String id = build.id(api);
    JsonNode before = api.get("/builds/" + id);
    ask(api, id);
    RemoteSession session = new RemoteSession(caller, screen, api);
    session.over(List.of(id));
    Ui ui = screen.forBuilds(List.of(before.path("builder").asText()), look).get(0);
    return end(session, session.bake(id, ui, from(before)), start, screen.ui());
  }

  static void post(ApiClient api, String id, String what) {
    String path = "/builds/" + id + "/" + what;
    ApiClient.Answer unusedGood = api.good(path, api.post(path));
  }

  /** The last words of a command after which nothing is to be left. */
  static int clean(Bake bake, Ui ui) {
    boolean clean = bake.build().cleanup().filter(Cleanup.CLEAN::equals).isPresent();
    ui.say(
        clean
            ? "Nothing of build " + bake.build().id() + " is left but what it keeps."
            : "Something of build " + bake.build().id() + " is still there.");
    return clean ? 0 : 1;
  }

  /** {@code kiln --at URL attach}. */
  @Command(
      name = "attach",
      description = "Follow a build again, to its end.",
      customSynopsis = "kiln --at URL attach [options] BUILD",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Attach extends RemoteChangeCommand {
    Attach(Caller caller, Screen screen, ApiClient api) {
      super(caller, screen, api);
    }

    @Override
    void ask(ApiClient asked, String id) {
      // it is only looked at
    }

    @Override
    long from(JsonNode state) {
      return 0;
    }

    @Override
    int end(RemoteSession session, Bake bake, Instant start, Ui ui) {
      return session.end(List.of(bake), start);
    }
  }

  /** {@code kiln --at URL resume}. */
  @Command(
      name = "resume",
      description = "Have a build driven on.",
      customSynopsis = "kiln --at URL resume [options] BUILD",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Resume extends RemoteChangeCommand {
    Resume(Caller caller, Screen screen, ApiClient api) {
      super(caller, screen, api);
    }

    @Override
    void ask(ApiClient asked, String id) {
      post(asked, id, "resume");
    }

    @Override
    long from(JsonNode state) {
      return state.path("log_bytes").asLong();
    }

    @Override
    int end(RemoteSession session, Bake bake, Instant start, Ui ui) {
      return session.end(List.of(bake), start);
    }
  }

  /** {@code kiln --at URL cancel}. */
  @Command(
      name = "cancel",
      description = "Stop a build and delete what it made.",
      customSynopsis = "kiln --at URL cancel [options] BUILD",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Cancel extends RemoteChangeCommand {
    Cancel(Caller caller, Screen screen, ApiClient api) {
      super(caller, screen, api);
    }

    @Override
    void ask(ApiClient asked, String id) {
      post(asked, id, "cancel");
    }

    @Override
    long from(JsonNode state) {
      return state.path("log_bytes").asLong();
    }

    @Override
    int end(RemoteSession session, Bake bake, Instant start, Ui ui) {
      return clean(bake, ui);
    }
  }

  /** {@code kiln --at URL undo}. */
  @Command(
      name = "undo",
      description = "Delete what a build left standing.",
      customSynopsis = "kiln --at URL undo [options] BUILD",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Undo extends RemoteChangeCommand {
    Undo(Caller caller, Screen screen, ApiClient api) {
      super(caller, screen, api);
    }

    @Override
    void ask(ApiClient asked, String id) {
      post(asked, id, "undo");
    }

    @Override
    long from(JsonNode state) {
      return state.path("log_bytes").asLong();
    }

    @Override
    int end(RemoteSession session, Bake bake, Instant start, Ui ui) {
      return clean(bake, ui);
    }
  }
}
