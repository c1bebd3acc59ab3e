package io.kiln.local.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.local.disk.Json;
import io.kiln.local.flow.fdl.FlowFailure;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import io.kiln.local.rpc.Params;
import io.kiln.local.rpc.RpcRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The calls of the API, version 2019-03-15. */
final class FlowActions {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,127}");
  private static final int PAGE = 60;
  private static final int LONGEST_WAIT = 60;
  private static final int LARGEST_PAGE = 1_000;

  private final CloudFlow cloud;

  FlowActions(CloudFlow cloud) {
    this.cloud = cloud;
  }

  Body answer(RpcRequest request) {
    Params params = request.params();
    return switch (request.action()) {
      case "StartExecution" -> start(params);
      case "DescribeExecution" -> describe(params);
      case "StopExecution" -> stop(params);
      case "GetExecutionHistory" -> history(params);
      default -> throw EcsError.notEmulated(request.action(), request.version());
    };
  }

  private Body start(Params params) {
    if (params.has("CallbackFnFTaskToken")) {
      throw FlowErrors.invalid("The local cloud does not emulate CallbackFnFTaskToken.");
    }
    String flow = name(params, "FlowName");
    String execution =
        params.has("ExecutionName") ? name(params, "ExecutionName") : "e" + UUID.randomUUID();
    return body(cloud.start(flow, execution, input(params)));
  }

  private Body describe(Params params) {
    int seconds = params.number("WaitTimeSeconds", 0);
    if (seconds < 0 || seconds > LONGEST_WAIT) {
      throw FlowErrors.invalid("WaitTimeSeconds must be from 0 to " + LONGEST_WAIT + ".");
    }
    return body(cloud.await(id(params), Duration.ofSeconds(seconds)));
  }

  private Body stop(Params params) {
    return body(cloud.stop(id(params), params.text("Error"), params.text("Cause")));
  }

  private Body history(Params params) {
    List<Event> events = cloud.history(id(params));
    int from = params.number("NextToken", 0);
    int limit = params.number("Limit", PAGE);
    if (limit < 1 || limit > LARGEST_PAGE || from < 0) {
      throw FlowErrors.invalid("Limit must be from 1 to " + LARGEST_PAGE + ".");
    }
    int to = Math.min(events.size(), from + limit);
    List<Map<String, Object>> page =
        events.subList(Math.min(from, to), to).stream().map(FlowActions::line).toList();
    return Body.of("Events", page).and("NextToken", to < events.size() ? "" + to : "");
  }

  private static Map<String, Object> line(Event event) {
    return Body.of("EventId", event.id())
        .and("ScheduleEventId", event.scheduled())
        .and("Time", event.time().toString())
        .and("Type", event.type())
        .and("StepName", event.state())
        .and("EventDetail", event.detail().toString())
        .fields();
  }

  private Body body(Execution execution) {
    Outcome outcome = execution.outcome();
    boolean succeeded = outcome.status() == Execution.Status.SUCCEEDED;
    return Body.of("FlowName", execution.id().flow())
        .and("Name", execution.id().name())
        .and("FlowDefinition", cloud.definition(execution.id()))
        .and("Input", execution.start().input().toString())
        .and("Output", succeeded ? outcome.output().toString() : "")
        .and("Status", outcome.status().wireName())
        .and("StartedTime", execution.start().time().toString())
        .and("StoppedTime", execution.isRunning() ? "" : outcome.stopped().toString());
  }

  private static ExecutionId id(Params params) {
    return new ExecutionId(name(params, "FlowName"), name(params, "ExecutionName"));
  }

  private static String name(Params params, String parameter) {
    String name = params.required(parameter);
    if (!NAME.matcher(name).matches()) {
      throw FlowErrors.invalid(parameter + " is not valid: " + name);
    }
    return name;
  }

  private static ObjectNode input(Params params) {
    try {
      JsonNode input = Json.MAPPER.readTree(params.text("Input", "{}"));
      return Limits.data("Input", input);
    } catch (JsonProcessingException | FlowFailure e) {
      throw FlowErrors.invalid("Input must be a JSON object: " + e.getMessage());
    }
  }
}
