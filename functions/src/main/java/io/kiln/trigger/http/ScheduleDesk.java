package io.kiln.trigger.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.trigger.Scope;
import io.kiln.trigger.schedule.Schedule;
import io.kiln.trigger.series.Decision;
import io.kiln.trigger.series.Series;
import java.util.ArrayList;
import java.util.List;

/** When templates are baked again: looks at schedules, sets them, lets them rest. */
final class ScheduleDesk {
  private static final int HISTORY = 20;
  private static final List<String> FIELDS =
      List.of("cron", "zone", "max_age_days", "force", "max_failures", "watch");

  private final ApiSite site;

  ScheduleDesk(ApiSite site) {
    this.site = site;
  }

  List<Route> routes() {
    return List.of(
        Route.get("listSchedules", "/schedules", this::list),
        Route.get("showSchedule", "/schedules/{name}", this::show),
        Route.change("setSchedule", "PUT", "/schedules/{name}", this::set),
        Route.change("removeSchedule", "DELETE", "/schedules/{name}", this::remove),
        Route.change("pauseSchedule", "POST", "/schedules/{name}/pause", this::pause),
        Route.change("resumeSchedule", "POST", "/schedules/{name}/resume", this::resume)
            .needing(Scope.BUILD));
  }

  private HttpAnswer list(Call call) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode all = body.putArray("schedules");
    site.schedules().list().forEach(series -> all.add(view(series)));
    return HttpAnswer.json(200, body);
  }

  private HttpAnswer show(Call call) {
    String name = call.part("name");
    ObjectNode body = view(site.schedules().find(name).orElseThrow(Call.missing("schedule", name)));
    ArrayNode history = body.putArray("history");
    site.schedules().history(name, HISTORY).forEach(decision -> history.add(view(decision)));
    return HttpAnswer.json(200, body);
  }

  private HttpAnswer set(Call call) {
    Schedule schedule = schedule(JsonBody.of(call.request()));
    try {
      return HttpAnswer.json(
          200, view(site.schedules().set(call.part("name"), schedule, call.caller().name())));
    } catch (IllegalArgumentException wrong) {
      Problems.refuse(List.of(String.valueOf(wrong.getMessage())));
      throw wrong;
    }
  }

  private HttpAnswer remove(Call call) {
    String name = call.part("name");
    Series unusedRemoved =
        site.schedules()
            .remove(name, call.caller().name())
            .orElseThrow(Call.missing("schedule", name));
    return HttpAnswer.nothing();
  }

  private HttpAnswer pause(Call call) {
    String name = call.part("name");
    String why = "paused by " + call.caller().name();
    return HttpAnswer.json(
        200, view(site.schedules().pause(name, why).orElseThrow(Call.missing("schedule", name))));
  }

  private HttpAnswer resume(Call call) {
    String name = call.part("name");
    return HttpAnswer.json(
        200,
        view(
            site.schedules()
                .resume(name, call.caller().name())
                .orElseThrow(Call.missing("schedule", name))));
  }

  /** All that is wrong at once. */
  private static Schedule schedule(JsonNode asked) {
    List<String> problems = new ArrayList<>();
    JsonBody.refuseUnknown(asked, FIELDS, problems);
    if (!asked.path("cron").isTextual()) {
      problems.add("cron: five fields in a text, such as \"30 3 * * *\"");
    }
    if (asked.has("zone") && !asked.path("zone").isTextual()) {
      problems.add("zone: a text, such as \"Asia/Shanghai\"");
    }
    if (asked.has("force") && !asked.path("force").isBoolean()) {
      problems.add("force: true or false");
    }
    if (asked.has("watch") && !isTexts(asked.path("watch"))) {
      problems.add("watch: a list of texts, such as [\"https://HOST/PATH\"]");
    }
    positive(asked, "max_age_days", problems);
    positive(asked, "max_failures", problems);
    Problems.refuse(problems);
    Schedule.Builder schedule =
        Schedule.builder()
            .cron(asked.path("cron").asText())
            .zone(asked.path("zone").asText("UTC"))
            .force(asked.path("force").asBoolean(false));
    asked.path("watch").forEach(address -> schedule.addWatch(address.asText()));
    if (asked.has("max_age_days")) {
      schedule.maxAgeDays(asked.path("max_age_days").asInt());
    }
    if (asked.has("max_failures")) {
      schedule.maxFailures(asked.path("max_failures").asInt());
    }
    return schedule.build();
  }

  private static boolean isTexts(JsonNode value) {
    boolean texts = value.isArray();
    for (JsonNode one : value) {
      texts &= one.isTextual();
    }
    return texts;
  }

  private static void positive(JsonNode asked, String field, List<String> problems) {
    JsonNode value = asked.path(field);
    if (!value.isMissingNode() && !(value.isInt() && value.asInt() > 0)) {
      problems.add(field + ": a whole number from 1 on");
    }
  }

  private ObjectNode view(Series series) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("name", series.name()).put("href", "/schedules/" + series.name());
    series.schedule().ifPresent(schedule -> schedule(view, schedule));
    series.paused().ifPresent(why -> view.put("paused", why));
    BuildView.moment(view, "next", site.schedules().next(series));
    view.put("failures", series.failures());
    view.set("decision", view(series.decision()));
    return view;
  }

  private static void schedule(ObjectNode view, Schedule schedule) {
    view.put("cron", schedule.cron()).put("zone", schedule.zone());
    schedule.maxAgeDays().ifPresent(days -> view.put("max_age_days", days));
    view.put("force", schedule.force()).put("max_failures", schedule.maxFailures());
    ArrayNode watch = view.putArray("watch");
    schedule.watch().forEach(watch::add);
  }

  private static ObjectNode view(Decision decision) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("at", decision.at().toString())
        .put("verdict", decision.verdict().name())
        .put("why", decision.why());
  }
}
