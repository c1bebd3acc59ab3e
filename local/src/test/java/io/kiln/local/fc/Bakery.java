package io.kiln.local.fc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Bundle;
import io.kiln.build.Endpoint;
import io.kiln.build.OnError;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.function.Settings;
import io.kiln.function.Site;
import io.kiln.function.Wiring;
import io.kiln.local.LocalCloud;
import io.kiln.local.disk.Json;
import io.kiln.local.ram.Policy;
import io.kiln.local.ram.Role;
import io.kiln.store.OssBucket;
import io.kiln.store.OssPlace;
import io.kiln.template.Secret;
import io.kiln.template.Template;
import io.kiln.template.TemplateInput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The functions of the deployed jar over a local cloud, and a caller who submits and looks. */
final class Bakery implements AutoCloseable {
  static final Path JAR = Path.of("..", "functions", "target", "kiln-functions.jar");
  private static final String TEMPLATE =
      "{\"builders\":[{\"type\":\"alicloud-ecs\",\"region\":\"cn-shenzhen\","
          + "\"image_name\":\"baked\",\"communicator\":\"none\","
          + "\"source_image\":\"ubuntu_18_04_x64_20G_alibase_20210128.vhd\","
          + "\"instance_type\":\"ecs.t5-c1m2.large\",\"io_optimized\":\"true\"}]}";

  final RoleKeys keys;
  final Host host;
  final FunctionCompute functions;
  final List<Invoked> invoked = new ArrayList<>();
  private final LocalCloud cloud;
  private final OssBucket bucket;
  private final Wiring caller;

  Bakery(LocalCloud cloud, Map<String, String> more, boolean alwaysCold)
      throws IOException, InterruptedException {
    this.cloud = cloud;
    this.keys = new RoleKeys(cloud.ram(), cloud.clock());
    List.of("Step", "Undo", "Tick").forEach(this::mayDoEverything);
    this.host =
        new Host(
            List.of(JAR.toUri().toURL()),
            cloud.clock(),
            this::linger,
            cloud::reach,
            "cn-shenzhen",
            "1");
    this.functions =
        new FunctionCompute(
            List.of(spec("Step", more), spec("Undo", more), spec("Tick", more)),
            host,
            keys,
            alwaysCold,
            invoked::add);
    makeBucket();
    this.bucket = OssBucket.at(place());
    this.caller = new Wiring(site());
  }

  private void mayDoEverything(String name) {
    ObjectNode document = Json.MAPPER.createObjectNode().put("Version", "1");
    ObjectNode statement = document.putArray("Statement").addObject();
    statement.put("Effect", "Allow").put("Action", "*").put("Resource", "*");
    Policy all = Policy.read("all", document);
    cloud
        .ram()
        .put(
            new Role(
                name, "acs:ram::1:role/kiln-" + name, List.of("fc.aliyuncs.com"), List.of(all)));
  }

  FunctionSpec spec(String name, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.putAll(
        Map.of(
            "KILN_REGION", "cn-shenzhen",
            "KILN_BUCKET", "state",
            "KILN_ECS_ENDPOINT", cloud.ecsEndpoint().toString(),
            "KILN_VPC_ENDPOINT", cloud.ecsEndpoint().toString(),
            "KILN_OSS_ENDPOINT", cloud.ossEndpoint().toString()));
    String handler = "io.kiln.function." + name + "Handler";
    Duration timeout = Duration.ofMinutes(2);
    return new FunctionSpec(
        name,
        handler + "::handleRequest",
        handler + "::initialize",
        new FunctionSpec.Size(1024, 0.5, timeout, Duration.ofMinutes(1)),
        environment,
        "acs:ram::1:role/kiln-" + name);
  }

  BuildId submit() {
    BuildId id = BuildId.of("build-1");
    Bundle bundle =
        Bundle.builder()
            .templateName("template.json")
            .templateText(TEMPLATE)
            .templateDir("/nowhere")
            .workingDir("/nowhere")
            .startedAt(cloud.clock().instant())
            .seed("seed")
            .builderName("alicloud-ecs")
            .force(false)
            .onError(OnError.CLEANUP)
            .build();
    Template template =
        Template.evaluate(
            TemplateInput.builder()
                .name("template.json")
                .text(TEMPLATE)
                .startedAt(bundle.startedAt())
                .templateDir("/nowhere")
                .workingDir("/nowhere")
                .seed("seed")
                .files(new NoFiles())
                .build());
    caller
        .submit()
        .accept(id, bundle, template.builders().get(0), file -> InputStream.nullInputStream());
    return id;
  }

  /** Drives as the flow does. */
  JsonNode drive(BuildId id) throws IOException {
    String function = "Step";
    long seq = 0;
    while (true) {
      JsonNode answer = ask(function, "{\"build\":\"" + id + "\",\"seq\":" + seq + "}");
      JsonNode body = answer.path("Body");
      seq = body.path("seq").asLong();
      switch (body.path("next").asText()) {
        case "STEP" -> function = "Step";
        case "UNDO" -> function = "Undo";
        case "WAIT" -> linger(Duration.ofSeconds(body.path("seconds").asLong()));
        default -> {
          return answer;
        }
      }
    }
  }

  JsonNode ask(String function, String event) throws IOException {
    Reply reply = functions.invoke(function, event.getBytes(UTF_8));
    if (!reply.succeeded()) {
      throw new AssertionError(reply.errorType() + " " + reply.text());
    }
    return Json.MAPPER.readTree(reply.body());
  }

  Build build(BuildId id) {
    return caller.store().journal().latest(id, 0).orElseThrow().state();
  }

  List<BuildId> active() {
    return caller.store().active().list();
  }

  @Override
  public void close() {
    functions.close();
    bucket.close();
  }

  private void linger(Duration time) {
    try {
      cloud.clock().sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void makeBucket() throws IOException, InterruptedException {
    HttpRequest put =
        HttpRequest.newBuilder(cloud.ossEndpoint().resolve("/state"))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    int status = HttpClient.newHttpClient().send(put, BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new AssertionError("no bucket: " + status);
    }
  }

  private OssPlace place() {
    return OssPlace.builder()
        .region("cn-shenzhen")
        .bucket("state")
        .endpoint(Endpoint.of(cloud.ossEndpoint()))
        .keyId("caller")
        .secret(Secret.of("caller's secret"))
        .build();
  }

  private Site site() {
    URI ecs = cloud.ecsEndpoint();
    return Site.builder()
        .settings(Settings.builder().build())
        .bucket(bucket)
        .endpoints(Endpoints.standard().withEcs(Endpoint.of(ecs)).withVpc(Endpoint.of(ecs)))
        .credentials(builder -> Credentials.of("caller", Secret.of("caller's secret")))
        .clock(cloud.clock())
        .random(new SecureRandom())
        .linger(this::linger)
        .reach(cloud::reach)
        .build();
  }
}
