package io.kiln.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.template.Template;
import io.kiln.template.TemplateInput;
import io.kiln.template.problem.InvalidTemplate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kiln --at URL validate}: whether the deployment would take the template. */
@Command(
    name = "validate",
    description = "Check that the deployment takes a template.",
    customSynopsis = "kiln --at URL validate [options] TEMPLATE",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class RemoteValidateCommand implements Callable<Integer> {
  private final Caller caller;
  private final Screen screen;
  private final ApiClient api;

  @Mixin private TemplateWord template = new TemplateWord();
  @Mixin private BuildOptions options = new BuildOptions();
  @Mixin private HelpOption unusedHelp = new HelpOption();

  RemoteValidateCommand(Caller caller, Screen screen, ApiClient api) {
    this.caller = caller;
    this.screen = screen;
    this.api = api;
  }

  @Override
  public Integer call() {
    options.requireDeployable();
    TemplateInput input = template.input(caller);
    Template checked;
    try {
      checked = Template.evaluate(input);
    } catch (InvalidTemplate invalid) {
      Mistakes.show(screen.ui(), invalid, input.text());
      return 1;
    }
    byte[] zip = new RemoteParcel(caller, input, checked).zip(options, false);
    ApiClient.Answer answer = api.post("/validate", "application/zip", zip, "");
    if (RemoteMistakes.show(screen.ui(), input.name(), answer)) {
      return 1;
    }
    for (JsonNode warning : api.good("/validate", answer).body().path("warnings")) {
      screen
          .ui()
          .say(
              "Warning: "
                  + warning.path("place").asText()
                  + ": "
                  + warning.path("message").asText()
                  + "\n");
    }
    return 0;
  }
}
