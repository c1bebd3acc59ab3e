package io.kiln.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.trigger.schedule.Schedule;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kiln --at URL schedule}: when the deployment bakes uploaded templates again. */
@Command(
    name = "schedule",
    description = "List, set, pause, resume and remove the schedules of uploaded templates.",
    customSynopsis = {
      "kiln --at URL schedule list",
      "kiln --at URL schedule set [options] NAME 'MINUTE HOUR DAY MONTH WEEKDAY'",
      "kiln --at URL schedule pause|resume|remove|history NAME"
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class RemoteScheduleCommand implements Callable<Integer> {
  private static final String ALL = "/schedules";

  private final Screen screen;
  private final ApiClient api;

  @Mixin private ScheduleWords words = new ScheduleWords();
  @Mixin private HelpOption unusedHelp = new HelpOption();

  RemoteScheduleCommand(Screen screen, ApiClient api) {
    this.screen = screen;
    this.api = api;
  }

  @Override
  public Integer call() {
    switch (words.verb()) {
      case "list" -> list();
      case "set" -> set();
      case "pause", "resume" -> say(done(path() + "/" + words.verb()));
      case "remove" -> remove();
      case "history" -> history();
      default -> throw words.misunderstood();
    }
    return 0;
  }

  private String path() {
    return ALL + "/" + ApiClient.part(words.name());
  }

  private JsonNode done(String path) {
    return api.good(path, api.post(path)).body();
  }

  private void set() {
    ApiClient.Answer answer =
        api.put(path(), "application/json", json(words.schedule()).toString().getBytes(UTF_8));
    say(api.good(path(), answer).body());
  }

  private static ObjectNode json(Schedule schedule) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("cron", schedule.cron()).put("zone", schedule.zone());
    schedule.maxAgeDays().ifPresent(days -> json.put("max_age_days", days));
    json.put("force", schedule.force()).put("max_failures", schedule.maxFailures());
    schedule.watch().forEach(json.putArray("watch")::add);
    return json;
  }

  private void remove() {
    ApiClient.Answer unusedGood = api.good(path(), api.delete(path()));
    screen.ui().say(words.name() + ": its schedule is removed");
  }

  private void list() {
    Table table = new Table(List.of("NAME", "SCHEDULE", "NEXT", "LAST DECISION", "WHY"));
    for (JsonNode one : api.get(ALL).path("schedules")) {
      table.row(
          one.path("name").asText(),
          one.has("cron") ? one.path("cron").asText() + " " + one.path("zone").asText() : "-",
          one.has("paused") ? "paused" : one.path("next").asText("-"),
          one.at("/decision/at").asText() + " " + one.at("/decision/verdict").asText(),
          one.at("/decision/why").asText());
    }
    if (table.isEmpty()) {
      screen.ui().say("No template was uploaded there yet, and no schedule set.");
    } else {
      table.show(screen.ui());
    }
  }

  private void history() {
    Table table = new Table(List.of("AT", "DECISION", "WHY"));
    for (JsonNode decision : api.get(path()).path("history")) {
      table.row(
          decision.path("at").asText(),
          decision.path("verdict").asText(),
          decision.path("why").asText());
    }
    table.show(screen.ui());
  }

  private void say(JsonNode series) {
    screen.ui().say(series.path("name").asText() + ": " + series.at("/decision/why").asText());
  }
}
