package io.kiln.tests.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.local.stack.Stack;
import io.kiln.local.stack.StackFlow;
import io.kiln.local.stack.StackFunction;
import io.kiln.local.stack.StackTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws everything that calls into a deployment: one row for each endpoint and trigger. */
final class Surface {
  private static final String HEAD =
      "| door | who comes in | function | its role may | limits |\n|---|---|---|---|---|\n";

  private final Stack stack;
  private final String template;
  private final JsonNode api;
  private final Set<String> told = new HashSet<>();
  private final StringBuilder table = new StringBuilder(HEAD);

  private Surface(Deployment deployment, JsonNode api) {
    this.stack = deployment.stack();
    this.template = deployment.text();
    this.api = api;
  }

  /** The table, from what is deployed and the API's own description. */
  static String of(Deployment deployment, JsonNode api) {
    Surface surface = new Surface(deployment, api);
    List<StackTrigger> triggers = new ArrayList<>(deployment.stack().triggers());
    triggers.sort((one, other) -> one.id().compareTo(other.id()));
    triggers.forEach(surface::trigger);
    deployment.stack().flows().forEach(surface::flow);
    return surface.table.toString();
  }

  private void trigger(StackTrigger trigger) {
    switch (trigger.type()) {
      case "http" -> endpoints(trigger.function());
      case "oss" ->
          row(
              "an object put under `" + trigger.config().at("/filter/key/prefix").asText() + "`",
              "whoever may write the state bucket",
              trigger.function(),
              limits(stack.function(trigger.function())));
      case "timer" ->
          row(
              "timer `" + trigger.config().path("cronExpression").asText() + "`",
              "Function Compute's timer",
              trigger.function(),
              limits(stack.function(trigger.function())));
      default -> throw new AssertionError("no words for a trigger of type " + trigger.type());
    }
  }

  private void endpoints(String function) {
    for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        JsonNode operation = method.getValue();
        row(
            "`" + method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey() + "`",
            "a caller of scope `" + operation.path("x-scope").asText() + "`",
            function,
            limits(stack.function(function)) + limits(operation));
      }
    }
  }

  private void flow(StackFlow flow) {
    Set<String> called = new TreeSet<>();
    for (JsonNode arn : flow.definition().findValues("resourceArn")) {
      called.add(arn.asText().replaceAll(".*functions/|/LATEST", ""));
    }
    for (String function : called) {
      row(
          "flow `" + flow.name() + "`",
          "CloudFlow, in the flow's role",
          function,
          seconds(stack.function(function).size().timeout()));
    }
  }

  private void row(String door, String who, String function, String limits) {
    String role = told.add(function) ? rights(function) : "as above";
    table.append(
        "| %s | %s | `%s` | %s | %s |%n".formatted(door, who, own(function), role, limits));
  }

  private String limits(StackFunction function) {
    StackFunction.Asynchronous repeats = function.extras().asynchronous();
    boolean asked = function.name().endsWith("-api");
    String again =
        repeats.retries() == 0
            ? "never repeated"
            : repeats.retries() + " repeats within " + seconds(repeats.maximumAge());
    return seconds(function.size().timeout())
        + (asked
            ? "; `ApiRate` (%s) a minute, `ApiInstances` (%s) at once"
                .formatted(standard("ApiRate"), standard("ApiInstances"))
            : "; " + again);
  }

  private String limits(JsonNode operation) {
    String body = operation.path("responses").has("413") ? "; body 32 MB, unpacked 256 MiB" : "";
    return operation.path("operationId").asText().equals("submitBuild")
        ? body + "; `ApiBuilds` (" + standard("ApiBuilds") + ") builds under way"
        : body;
  }

  private String standard(String parameter) {
    Matcher found =
        Pattern.compile("(?ms)^  " + parameter + ":$.*?^    Default: '?([^'\n]*)'?$")
            .matcher(template);
    if (!found.find()) {
      throw new AssertionError("template.yml has no default for " + parameter);
    }
    return found.group(1);
  }

  private static String seconds(Duration time) {
    return time.toSeconds() + " s";
  }

  private static String own(String function) {
    return function.replaceFirst("^kiln-", "");
  }

  private String rights(String function) {
    return Rights.of(stack.role(stack.function(function).roleArn()), own(function)).words();
  }
}
