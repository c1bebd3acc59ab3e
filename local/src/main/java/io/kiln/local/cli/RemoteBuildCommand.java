package io.kiln.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Cleanup;
import io.kiln.local.cli.ui.Ui;
import io.kiln.template.Template;
import io.kiln.template.TemplateInput;
import io.kiln.template.problem.InvalidTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kiln --at URL build}: has a deployment bake, and follows to the end. */
@Command(
    name = "build",
    description = "Have the deployment build image(s) from a template.",
    customSynopsis = "kiln --at URL build [options] TEMPLATE",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class RemoteBuildCommand implements Callable<Integer> {
  private final Caller caller;
  private final Screen screen;
  private final ApiClient api;

  @Mixin private TemplateWord template = new TemplateWord();
  @Mixin private BuildOptions options = new BuildOptions();

  @Option(
      names = "-send-keys",
      description = "Send the account's keys that the template reads from the environment, too.")
  private boolean sendKeys;

  @Option(names = "-detach", description = "Begin the builds, and do not follow them.")
  private boolean detach;

  @Mixin private BuildLook look = new BuildLook();
  @Mixin private HelpOption unusedHelp = new HelpOption();

  RemoteBuildCommand(Caller caller, Screen screen, ApiClient api) {
    this.caller = caller;
    this.screen = screen;
    this.api = api;
  }

  @Override
  public Integer call() {
    options.requireDeployable();
    Instant start = caller.clock().instant();
    TemplateInput input = template.input(caller);
    Template checked;
    try {
      checked = Template.evaluate(input);
    } catch (InvalidTemplate invalid) {
      Mistakes.show(screen.ui(), invalid, input.text());
      return 1;
    }
    Mistakes.show(screen.ui(), checked.warnings());
    byte[] zip = new RemoteParcel(caller, input, checked).zip(options, sendKeys);
    // one key for all tries: whatever becomes of an answer, it is one build
    String key = UUID.randomUUID().toString();
    ApiClient.Answer answer = api.post("/builds", "application/zip", zip, key);
    if (RemoteMistakes.show(screen.ui(), input.name(), answer)) {
      return 1;
    }
    return begun(api.good("/builds", answer).body().path("builds"), start);
  }

  private int begun(JsonNode builds, Instant start) {
    List<String> ids = new ArrayList<>();
    List<String> names = new ArrayList<>();
    builds.forEach(build -> ids.add(build.path("id").asText()));
    builds.forEach(build -> names.add(build.path("builder").asText()));
    if (detach) {
      ids.forEach(screen.ui()::say);
      return 0;
    }
    RemoteDownloads downloads = RemoteDownloads.ofOwnTemplate(api, caller, options.force());
    RemoteSession session = new RemoteSession(caller, screen, api, downloads);
    session.over(ids);
    List<Ui> screens = screen.forBuilds(names, look);
    List<Bake> bakes = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      bakes.add(bake(session, ids.get(i), screens.get(i)));
    }
    return session.end(bakes, start);
  }

  /** With -on-error=ask a build that failed stands until the person has said what they want. */
  private Bake bake(RemoteSession session, String id, Ui ui) {
    Bake bake = session.bake(id, ui, 0);
    boolean stands = bake.build().cleanup().filter(Cleanup.SUSPENDED::equals).isPresent();
    if (!stands || !options.asks() || !new Question(caller, ui).cleansUp(bake.name())) {
      return bake;
    }
    long shown = api.get("/builds/" + id).path("log_bytes").asLong();
    String undo = "/builds/" + id + "/undo";
    ApiClient.Answer unusedGood = api.good(undo, api.post(undo));
    return session.bake(id, ui, shown);
  }
}
