package io.kiln.local.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.local.disk.Json;
import io.kiln.local.fc.AsyncSpec;
import io.kiln.local.fc.FunctionSpec;
import io.kiln.local.fc.Host;
import io.kiln.local.fc.HttpDoor;
import io.kiln.local.fc.HttpTriggerSpec;
import io.kiln.local.fc.ObjectTrigger;
import io.kiln.local.fc.TimerSpec;
import io.kiln.local.flow.Flow;
import io.kiln.local.ram.Policy;
import io.kiln.local.ram.Role;
import io.kiln.local.stack.Stack;
import io.kiln.local.stack.StackFlow;
import io.kiln.local.stack.StackFunction;
import io.kiln.local.stack.StackRole;
import io.kiln.local.stack.StackTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a stack declares, in the words of the services that it is declared to. */
record Declared(Stack stack) {
  List<FunctionSpec> functions() {
    return stack.functions().stream().map(Declared::function).toList();
  }

  private static FunctionSpec function(StackFunction function) {
    StackFunction.Size size = function.size();
    Duration first =
        function
            .entrance()
            .initializer()
            .map(StackFunction.Initializer::timeout)
            .orElse(Duration.ZERO);
    return new FunctionSpec(
        function.name(),
        function.entrance().handler(),
        function.entrance().initializer().map(StackFunction.Initializer::handler).orElse(""),
        new FunctionSpec.Size(size.memoryMegabytes(), size.cpu(), size.timeout(), first),
        function.environment(),
        function.roleArn());
  }

  Map<String, AsyncSpec> asynchronous() {
    Map<String, AsyncSpec> specs = new HashMap<>();
    for (StackFunction function : stack.functions()) {
      StackFunction.Asynchronous set = function.extras().asynchronous();
      specs.put(function.name(), new AsyncSpec(set.retries(), set.maximumAge(), "", ""));
    }
    return specs;
  }

  List<TimerSpec> timers() {
    return triggers("timer").stream()
        .map(
            trigger ->
                new TimerSpec(
                    trigger.name(),
                    trigger.function(),
                    trigger.config().path("cronExpression").asText(),
                    trigger.config().path("payload").asText(),
                    trigger.config().path("enable").asBoolean(true)))
        .toList();
  }

  List<ObjectTrigger> objects() {
    return triggers("oss").stream()
        .map(
            trigger ->
                new ObjectTrigger(
                    trigger.function(),
                    bucket(trigger.source()),
                    texts(trigger.config().path("events")),
                    trigger.config().path("filter").path("key").path("prefix").asText(),
                    trigger.config().path("filter").path("key").path("suffix").asText(),
                    trigger.source().roleArn()))
        .toList();
  }

  private static String bucket(StackTrigger.Source source) {
    return source.arn().substring(source.arn().lastIndexOf(':') + 1);
  }

  List<HttpTriggerSpec> http(Host host) {
    return triggers("http").stream().map(trigger -> http(trigger, host)).toList();
  }

  private static HttpTriggerSpec http(StackTrigger trigger, Host host) {
    JsonNode config = trigger.config();
    return new HttpTriggerSpec(
        trigger.name(),
        trigger.function(),
        texts(config.path("methods")),
        HttpDoor.of(
            config.path("authType").asText(), config.path("authConfig").asText("{}"), host));
  }

  private List<StackTrigger> triggers(String type) {
    return stack.triggers().stream().filter(trigger -> trigger.type().equals(type)).toList();
  }

  List<Flow> flows() {
    return stack.flows().stream().map(Declared::flow).toList();
  }

  private static Flow flow(StackFlow flow) {
    return new Flow(flow.name(), flow.definition().toString(), flow.roleArn());
  }

  List<Role> roles() {
    return stack.roles().stream().map(Declared::role).toList();
  }

  private static Role role(StackRole role) {
    List<Policy> policies = new ArrayList<>();
    for (StackRole.Statement statement : role.statements()) {
      ObjectNode document = Json.MAPPER.createObjectNode().put("Version", "1");
      ObjectNode node = document.putArray("Statement").addObject();
      node.put("Effect", statement.allow() ? "Allow" : "Deny");
      texts(node.putArray("Action"), statement.actions());
      texts(node.putArray("Resource"), statement.resources());
      if (!statement.condition().isEmpty()) {
        node.set("Condition", statement.condition());
      }
      policies.add(Policy.read(statement.policy(), document));
    }
    return new Role(role.name(), role.arn(), role.services(), policies);
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new HashSet<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
