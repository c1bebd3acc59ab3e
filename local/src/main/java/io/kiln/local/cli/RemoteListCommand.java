package io.kiln.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kiln --at URL builds} and {@code images}: what the deployment has baked. */
abstract class RemoteListCommand implements Callable<Integer> {
  private final Screen screen;
  private final ApiClient api;

  @Option(names = "-limit", paramLabel = "N", description = "How many, newest first (50).")
  private int limit = 50;

  @Mixin private HelpOption unusedHelp = new HelpOption();

  RemoteListCommand(Screen screen, ApiClient api) {
    this.screen = screen;
    this.api = api;
  }

  abstract String list();

  abstract Table table();

  abstract void row(Table table, JsonNode item);

  @Override
  public Integer call() {
    Table table = table();
    for (JsonNode item : api.get("/" + list() + "?limit=" + limit).path(list())) {
      row(table, item);
    }
    if (table.isEmpty()) {
      screen.ui().say("There are no " + list() + " yet.");
    } else {
      table.show(screen.ui());
    }
    return 0;
  }

  /** {@code kiln --at URL builds}. */
  @Command(
      name = "builds",
      description = "List the deployment's builds, newest first.",
      customSynopsis = "kiln --at URL builds",
      optionListHeading = "%nOptions:%n")
  static final class Builds extends RemoteListCommand {
    Builds(Screen screen, ApiClient api) {
      super(screen, api);
    }

    @Override
    String list() {
      return "builds";
    }

    @Override
    Table table() {
      return new Table(List.of("BUILD", "STATUS", "IMAGE NAME", "STARTED", "BY"));
    }

    @Override
    void row(Table table, JsonNode item) {
      table.row(
          item.path("id").asText(),
          item.path("status").asText(),
          item.path("image_name").asText(),
          item.path("started_at").asText(),
          item.path("by").asText("-"));
    }
  }

  /** {@code kiln --at URL images}. */
  @Command(
      name = "images",
      description = "List the images that the deployment baked, newest first.",
      customSynopsis = "kiln --at URL images",
      optionListHeading = "%nOptions:%n")
  static final class Images extends RemoteListCommand {
    Images(Screen screen, ApiClient api) {
      super(screen, api);
    }

    @Override
    String list() {
      return "images";
    }

    @Override
    Table table() {
      return new Table(List.of("NAME", "IMAGE", "REGION", "MADE", "FROM", "BUILD"));
    }

    @Override
    void row(Table table, JsonNode item) {
      table.row(
          item.path("name").asText(),
          item.path("id").asText(),
          item.path("region").asText(),
          item.path("made_at").asText(),
          item.path("source_image").asText("-"),
          item.path("build").asText());
    }
  }
}
