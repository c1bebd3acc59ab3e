package io.kiln.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Cleanup;
import io.kiln.local.cli.ui.Ui;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Asks something of a build of a deployment, and follows it to its end. The commands differ in what
 * they ask, in where they begin to show the log, and in what they call a good end.
 */
abstract class RemoteChangeCommand implements Callable<Integer> {
  private final Caller caller;
  private final Screen screen;
  private final ApiClient api;
  private final Change change;

  @Mixin private RemoteWord build = new RemoteWord();
  @Mixin private BuildLook look = new BuildLook();
  @Mixin private HelpOption unusedHelp = new HelpOption();

  private RemoteChangeCommand(Caller caller, Screen screen, ApiClient api, Change change) {
    this.caller = caller;
    this.screen = screen;
    this.api = api;
    this.change = change;
  }

  /** What is asked of the build. */
  private enum Change {
    /** Nothing: it is only looked at, from its beginning. */
    NONE,
    RESUME,
    CANCEL,
    UNDO;

    /** Whether nothing is to be left afterwards, rather than an image. */
    boolean deletes() {
      return this == CANCEL || this == UNDO;
    }

    void ask(ApiClient api, String path) {
      if (this != NONE) {
        String there = path + "/" + name().toLowerCase(Locale.ROOT);
        ApiClient.Answer unusedGood = api.good(there, api.post(there));
      }
    }

    /** From which byte of the log on it is shown. */
    long from(JsonNode before) {
      return this == NONE ? 0 : before.path("log_bytes").asLong();
    }
  }

  @Override
  public Integer call() {
    Instant start = caller.clock().instant();
    String id = build.id(api);
    String path = "/builds/" + id;
    JsonNode before = api.get(path);
    change.ask(api, path);
    RemoteDownloads downloads = RemoteDownloads.ofAnyBuild(api, caller);
    RemoteSession session = new RemoteSession(caller, screen, api, downloads);
    session.over(List.of(id));
    Ui ui = screen.forBuilds(List.of(before.path("builder").asText()), look).get(0);
    Bake bake = session.bake(id, ui, change.from(before));
    if (!change.deletes()) {
      return session.end(List.of(bake), start);
    }
    int exitCode = clean(bake, screen.ui());
    return session.delivered() ? exitCode : 1;
  }

  /** The last words of a command after which nothing is to be left. */
  private static int clean(Bake bake, Ui ui) {
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
      super(caller, screen, api, Change.NONE);
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
      super(caller, screen, api, Change.RESUME);
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
      super(caller, screen, api, Change.CANCEL);
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
      super(caller, screen, api, Change.UNDO);
    }
  }
}
