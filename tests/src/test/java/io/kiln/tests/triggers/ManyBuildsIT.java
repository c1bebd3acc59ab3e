package io.kiln.tests.triggers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.build.Entry;
import io.kiln.build.LogLine;
import io.kiln.build.Phase;
import io.kiln.build.Result;
import io.kiln.local.machine.MachineHost;
import io.kiln.trigger.AccessTokens;
import io.kiln.trigger.Scope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The deployed API over ten thousand builds: it stays quick, and its index can be lost. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@Tag("slow")
final class ManyBuildsIT {
  private static final int BUILDS = 10_000;
  private static final int ASKED = 21;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String TEMPLATE =
      "{\"builders\":[{\"type\":\"alicloud-ecs\",\"region\":\"cn-nowhere\",\"image_name\":\"baked\","
          + "\"communicator\":\"none\",\"source_image\":\"m-1\",\"instance_type\":\"ecs.t5\"}]}";

  @TempDir Path home;
  private final HttpClient http = HttpClient.newHttpClient();
  private Stand stand;
  private URI api;
  private String token;

  @BeforeEach
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void fill() throws Exception {
    stand = new Stand(home, MachineHost.namespaces(home), Map.of("ApiRate", "999999"));
    api = stand.cloud().listen("api", 0, requireNonNull(stand.deployment().http().get("kiln-api")));
    token =
        new AccessTokens(stand.store().tokens(), new SecureRandom(), stand.cloud().clock())
            .make("test", Scope.ADMIN, Optional.empty(), "a test")
            .token();
    ExecutorService writers = Executors.newFixedThreadPool(8);
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < BUILDS; i++) {
      int number = i;
      all.add(() -> build(number));
    }
    for (Future<Boolean> one : writers.invokeAll(all)) {
      assertThat(one.get()).isTrue();
    }
    writers.shutdown();
  }

  @AfterEach
  void close() {
    stand.close();
  }

  @Test
  void itAnswersQuicklyAndMakesALostIndexAgain() throws Exception {
    // nothing of an index was ever written: the same as one that was deleted
    assertThat(remade()).isEqualTo(BUILDS);

    assertThat(median(() -> get("/builds"))).as("list").isLessThan(200);
    assertThat(median(() -> get("/builds?status=FAILED"))).as("narrowed").isLessThan(200);
    assertThat(median(() -> get("/builds/b-5000"))).as("show").isLessThan(200);
    assertThat(median(() -> get("/builds/b-5000/log"))).as("log").isLessThan(200);
    assertThat(median(() -> post("application/json", TEMPLATE.getBytes(UTF_8))))
        .as("submit")
        .isLessThan(200);
    assertThat(median(3, () -> post("application/zip", large()))).as("5 MB").isLessThan(2000);

    stand.forget("index/");
    assertThat(remade()).isGreaterThanOrEqualTo(BUILDS);
  }

  /** Looks until the index is whole; how many builds it has. */
  private int remade() throws Exception {
    JsonNode list = get("/builds?limit=1");
    for (int i = 0; i < 200 && !list.path("complete").asBoolean(); i++) {
      list = get("/builds?limit=1");
    }
    assertThat(list.path("complete").asBoolean()).isTrue();
    int count = 0;
    String cursor = "";
    do {
      JsonNode page = get("/builds?limit=500" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
      count += page.path("builds").size();
      cursor = page.path("cursor").asText();
    } while (!cursor.isEmpty());
    return count;
  }

  private long median(Callable<JsonNode> request) throws Exception {
    return median(ASKED, request);
  }

  /** The builds that were begun are over: they run in this very process. */
  private void rest() throws Exception {
    while (get("/health").path("active_builds").asInt() > 0) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private long median(int times, Callable<JsonNode> request) throws Exception {
    JsonNode unusedWarm = request.call();
    List<Long> took = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      JsonNode unusedAnswer = request.call();
      took.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
      rest();
    }
    Collections.sort(took);
    System.out.println("milliseconds: " + took);
    return took.get(times / 2);
  }

  private JsonNode get(String path) throws Exception {
    return sent(HttpRequest.newBuilder(api.resolve(path)).GET());
  }

  private JsonNode post(String type, byte[] body) throws Exception {
    return sent(
        HttpRequest.newBuilder(api.resolve("/builds"))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private JsonNode sent(HttpRequest.Builder request) throws Exception {
    HttpResponse<byte[]> answer =
        http.send(
            request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isIn(200, 202);
    return new ObjectMapper().readTree(answer.body());
  }

  private static byte[] large() throws IOException {
    byte[] noise = new byte[5 << 20];
    new Random(1).nextBytes(noise);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("template.json"));
      zip.write(
          TEMPLATE
              .replace("\"communicator\":\"none\"", "\"ssh_username\":\"root\"")
              .replace(
                  "}]}",
                  "}],\"provisioners\":[{\"type\":\"file\",\"source\":\"noise\",\"destination\":\"/n\"}]}")
              .getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("noise"));
      zip.write(noise);
    }
    return bytes.toByteArray();
  }

  private boolean build(int number) {
    BuildId id = BuildId.of("b-" + number);
    Build begun =
        Build.builder()
            .id(id)
            .stack("kiln")
            .builderName("alicloud-ecs")
            .region("cn-shenzhen")
            .imageName("image-" + number % 100)
            .startedAt(START.plusSeconds(number))
            .phase(Phase.STEP)
            .step("only")
            .build();
    List<LogLine> lines = number == 5000 ? List.of(LogLine.say("hello")) : List.of();
    Build ended =
        begun
            .withPhase(Phase.ENDED)
            .withResult(number % 10 == 0 ? Result.FAILED : Result.SUCCEEDED)
            .withCleanup(Cleanup.CLEAN)
            .withEndedAt(START.plusSeconds(number + 60L))
            .withLogSize(stand.store().logbook().size(lines));
    Entry last = entry(2, ended, lines);
    boolean written =
        stand.store().journal().append(entry(1, begun, List.of()))
            && stand.store().journal().append(last);
    stand.store().logbook().append(last);
    return written;
  }

  private static Entry entry(long seq, Build build, List<LogLine> lines) {
    return Entry.builder()
        .version(Entry.VERSION)
        .seq(seq)
        .nonce("test")
        .writtenAt(START)
        .log(lines)
        .state(build)
        .build();
  }
}
