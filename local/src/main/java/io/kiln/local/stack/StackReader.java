package io.kiln.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the stack of declarations that were found right. */
final class StackReader {
  private final Declarations declarations;
  private final Roles roles;
  private final Map<String, String> outputs;

  StackReader(Declarations declarations, Roles roles, Map<String, String> outputs) {
    this.declarations = declarations;
    this.roles = roles;
    this.outputs = outputs;
  }

  Stack stack() {
    List<StackFunction> functions = new ArrayList<>();
    declarations.of(AccessRules.FUNCTION).forEach((id, d) -> functions.add(function(id, d)));
    List<StackTrigger> triggers = new ArrayList<>();
    declarations.of(AccessRules.TRIGGER).forEach((id, d) -> triggers.add(trigger(id, d)));
    List<StackFlow> flows = new ArrayList<>();
    declarations.of(AccessRules.FLOW).forEach((id, d) -> flows.add(flow(id, d)));
    List<StackBucket> buckets = new ArrayList<>();
    declarations.of("ALIYUN::OSS::Bucket").forEach((id, d) -> buckets.add(bucket(id, d)));
    return new Stack(functions, roles.all(), triggers, flows, buckets, outputs);
  }

  private StackFunction function(String id, Declarations.Declared declared) {
    JsonNode properties = declared.properties();
    JsonNode initializer = properties.path("InstanceLifecycleConfig").path("Initializer");
    Map<String, String> environment = new LinkedHashMap<>();
    Nodes.each(
        properties.path("EnvironmentVariables"), (key, v) -> environment.put(key, v.asText()));
    return new StackFunction(
        id,
        declared.text("FunctionName"),
        new StackFunction.Entrance(
            declared.text("Handler"),
            Optional.of(initializer)
                .filter(JsonNode::isObject)
                .map(i -> new StackFunction.Initializer(i.path("Handler").asText(), timeout(i)))),
        new StackFunction.Size(
            properties.path("MemorySize").asInt(),
            properties.path("Cpu").asDouble(),
            timeout(properties)),
        declared.text("Role"),
        new StackFunction.Extras(environment, asynchronous(declared.text("FunctionName"))));
  }

  private static Duration timeout(JsonNode of) {
    return Duration.ofSeconds(of.path("Timeout").asLong());
  }

  private StackFunction.Asynchronous asynchronous(String function) {
    return declarations.of("ALIYUN::FC3::AsyncInvokeConfig").values().stream()
        .filter(config -> config.text("FunctionName").equals(function))
        .map(Declarations.Declared::properties)
        .map(
            config ->
                new StackFunction.Asynchronous(
                    config.path("MaxAsyncRetryAttempts").asInt(3),
                    Duration.ofSeconds(config.path("MaxAsyncEventAgeInSeconds").asLong(86400))))
        .findFirst()
        .orElse(StackFunction.Asynchronous.STANDARD);
  }

  private static StackFlow flow(String id, Declarations.Declared declared) {
    try {
      JsonNode definition = Yaml.read(declared.text("Definition"));
      return new StackFlow(id, declared.text("Name"), declared.text("RoleArn"), definition);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("FlowRules has read it before", e);
    }
  }

  private static StackTrigger trigger(String id, Declarations.Declared declared) {
    return new StackTrigger(
        id,
        declared.text("TriggerName"),
        declared.text("FunctionName"),
        declared.text("TriggerType"),
        new StackTrigger.Source(declared.text("SourceArn"), declared.text("InvocationRole")),
        declared.properties().path("TriggerConfig"));
  }

  private static StackBucket bucket(String id, Declarations.Declared declared) {
    JsonNode properties = declared.properties();
    return new StackBucket(
        id,
        declared.text("BucketName"),
        properties.has("VersioningConfiguration"),
        properties.path("ServerSideEncryptionConfiguration").path("SSEAlgorithm").asText());
  }
}
