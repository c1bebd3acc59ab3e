package io.kiln.trigger.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Entry;
import io.kiln.build.Json;
import io.kiln.build.Outcome;
import io.kiln.build.Outcome.Wait;
import io.kiln.build.Recipe;
import io.kiln.build.StateMachine;
import io.kiln.build.Step;
import io.kiln.build.Workbench;
import io.kiln.store.FolderBucket;
import io.kiln.store.Store;
import io.kiln.store.index.IndexMemory;
import io.kiln.trigger.AccessTokens;
import io.kiln.trigger.Runs;
import io.kiln.trigger.Scope;
import io.kiln.trigger.Submit;
import io.kiln.trigger.series.Schedules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The API over a folder, with a machine whose only step waits until it is told to end. */
final class ApiUnderTest {
  static final Instant START = Instant.parse("2026-11-28T04:00:00Z");
  static final String TEMPLATE =
      "{\"builders\":[{\"type\":\"alicloud-ecs\",\"region\":\"cn-shenzhen\","
          + "\"image_name\":\"baked\",\"communicator\":\"none\","
          + "\"source_image\":\"ubuntu_18_04_x64_20G_alibase_20210128.vhd\","
          + "\"instance_type\":\"ecs.t5-c1m2.large\",\"io_optimized\":\"true\"}]}";

  final Store store;
  final FolderBucket bucket;
  final List<BuildId> started = new ArrayList<>();
  boolean ends;
  ApiRules rules = ApiRules.builder().door(ApiRules.Door.TOKEN).build();
  Map<String, String> environment = Map.of();
  private final MovingClock clock = new MovingClock();
  private final IndexMemory memory = new IndexMemory();
  private final RateLimit limit = new RateLimit();

  ApiUnderTest(Path folder) {
    this.bucket = new FolderBucket(folder);
    this.store = new Store(bucket, new SecureRandom());
  }

  /** A request on its way. */
  final class Asking {
    private final String method;
    private final String path;
    private final Map<String, String> headers = new HashMap<>();
    private byte[] body = {};

    private Asking(String method, String path) {
      this.method = method;
      this.path = path;
    }

    Asking as(String token) {
      return with("authorization", "Bearer " + token);
    }

    Asking with(String header, String value) {
      headers.put(header, value);
      return this;
    }

    Asking json(String json) {
      body = json.getBytes(UTF_8);
      return with("Content-Type", "application/json");
    }

    Asking zip(byte[] zip) {
      body = zip;
      return with("Content-Type", "application/zip");
    }

    /** Through the trigger's own documents. */
    Answered answer() {
      return answered(event());
    }

    /** The trigger's document. */
    byte[] event() {
      ObjectNode event = JsonNodeFactory.instance.objectNode();
      event.put("version", "v1").put("rawPath", path.split("\\?", 2)[0]);
      event.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);
      ObjectNode sent = event.putObject("headers");
      headers.forEach(sent::put);
      ObjectNode query = event.putObject("queryParameters");
      if (path.contains("?")) {
        for (String pair : path.split("\\?", 2)[1].split("&", -1)) {
          String[] parts = pair.split("=", 2);
          query.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
      }
      event
          .putObject("requestContext")
          .put("requestId", UUID.randomUUID().toString())
          .putObject("http")
          .put("method", method)
          .put("sourceIp", "192.0.2.7");
      return Json.bytes(event);
    }
  }

  /** What becomes of an event of the trigger. */
  Answered answered(byte[] event) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new Api(site()).handle(new ByteArrayInputStream(event), out);
      return new Answered(Json.read(out.toByteArray(), JsonNode.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The trigger's answer document. */
  static final class Answered {
    private final JsonNode document;

    private Answered(JsonNode document) {
      this.document = document;
    }

    int status() {
      return document.path("statusCode").asInt();
    }

    String header(String name) {
      return document.path("headers").path(name).asText();
    }

    String text() {
      String body = document.path("body").asText();
      return document.path("isBase64Encoded").asBoolean()
          ? new String(Base64.getDecoder().decode(body), UTF_8)
          : body;
    }

    JsonNode json() {
      return Json.read(text().getBytes(UTF_8), JsonNode.class);
    }
  }

  Asking get(String path) {
    return new Asking("GET", path);
  }

  Asking post(String path) {
    return new Asking("POST", path);
  }

  Asking put(String path) {
    return new Asking("PUT", path);
  }

  Asking delete(String path) {
    return new Asking("DELETE", path);
  }

  /** A new token of that scope. */
  String token(String scope) {
    return tokens().make("test", Scope.of(scope).orElseThrow(), Optional.empty(), "a test").token();
  }

  /** Submits the template and returns its build's id. */
  BuildId submit(String token) {
    Answered answer = post("/builds").as(token).json(TEMPLATE).answer();
    return BuildId.of(answer.json().at("/builds/0/id").asText());
  }

  /** Drives the build to its end, as the flow does. */
  Entry finish(BuildId id) {
    ends = true;
    StateMachine machine = machine();
    for (int i = 0; i < 20; i++) {
      machine.advance().run(id, 0);
      machine.undo().run(id, 0);
    }
    return store.journal().latest(id, 0).orElseThrow();
  }

  AccessTokens tokens() {
    return new AccessTokens(store.tokens(), new SecureRandom(), clock);
  }

  void pass(Duration time) {
    clock.now = clock.now.plus(time);
  }

  Instant now() {
    return clock.now;
  }

  List<Route> routes() {
    return new Api(site()).routes();
  }

  StateMachine machine() {
    return new StateMachine(store, id -> new Bench(), clock, () -> UUID.randomUUID().toString());
  }

  private ApiSite site() {
    Submit submit = new Submit(store, id -> new Bench(), "test", clock);
    Runs runs = new Runs(store, submit, started::add, clock, new SecureRandom());
    return ApiSite.builder()
        .rules(rules)
        .store(store)
        .machine(machine())
        .runs(runs)
        .starts(started::add)
        .tokens(tokens())
        .schedules(new Schedules(store, clock))
        .memory(memory)
        .limit(limit)
        .clock(clock)
        .linger(this::pass)
        .environment(environment)
        .version("1.2.3")
        .build();
  }

  /** A line of a list, by its names in order. */
  static List<String> texts(JsonNode list, String field) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.path(field).asText()));
    return texts;
  }

  static byte[] filled(int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) 'x');
    return bytes;
  }

  /** The one step, which waits until the test lets it end. */
  private final class Bench implements Workbench, Step {
    @Override
    public Recipe recipe() {
      return new Recipe(List.of(this), List.of(), List.of());
    }

    @Override
    public String mask(String text) {
      return text;
    }

    @Override
    public void close() {}

    @Override
    public String name() {
      return "only";
    }

    @Override
    public Outcome run(Build build) {
      return ends
          ? Outcome.done(build.withImageIds(Map.of("cn-shenzhen", "m-" + build.id())))
          : Outcome.wait(build, Wait.of("the test", Duration.ofSeconds(5), Duration.ofMinutes(1)));
    }
  }
}
