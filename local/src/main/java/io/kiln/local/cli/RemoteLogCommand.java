package io.kiln.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kiln --at URL log}: what a build said so far, or what became of everything it made. */
@Command(
    name = "log",
    description = "Show what a build said, or its receipt.",
    customSynopsis = "kiln --at URL log [options] BUILD",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class RemoteLogCommand implements Callable<Integer> {
  private final Screen screen;
  private final ApiClient api;

  @Mixin private RemoteWord build = new RemoteWord();

  @Option(
      names = "-receipt",
      description = "Show each resource of the build, and the proof that it is gone or kept.")
  private boolean receipt;

  @Mixin private HelpOption unusedHelp = new HelpOption();

  RemoteLogCommand(Screen screen, ApiClient api) {
    this.screen = screen;
    this.api = api;
  }

  @Override
  public Integer call() {
    String id = build.id(api);
    if (receipt) {
      receipt(api.get("/builds/" + id + "/receipt"));
      return 0;
    }
    String builder = api.get("/builds/" + id).path("builder").asText();
    Optional<String> next = Optional.of("/builds/" + id + "/log");
    while (next.isPresent()) {
      ApiClient.Answer part = api.download(next.get());
      part.body().path("lines").forEach(line -> RemoteLines.show(screen.ui(), builder, line));
      next = part.body().path("lines").isEmpty() ? Optional.empty() : part.next();
    }
    return 0;
  }

  private void receipt(JsonNode receipt) {
    screen
        .ui()
        .say(
            "Build "
                + receipt.path("build").asText()
                + " of "
                + receipt.path("image_name").asText()
                + ": "
                + receipt.path("status").asText()
                + ", "
                + receipt.path("cleanup").asText("NOT YET CLEAN"));
    Table table = new Table(List.of("RESOURCE", "ID", "REGION", "STATE", "PROOF"));
    for (JsonNode line : receipt.path("resources")) {
      table.row(
          line.path("key").asText(),
          line.path("id").asText("-"),
          line.path("region").asText(),
          line.path("state").asText(),
          line.path("proof").asText("-"));
    }
    table.show(screen.ui());
    receipt.path("undo_failures").forEach(failure -> screen.ui().error(failure.asText()));
  }
}
