package io.kiln.tests.triggers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.kiln.build.BuildId;
import io.kiln.local.fault.Faults;
import io.kiln.local.machine.MachineHost;
import io.kiln.tests.Loopback;
import io.kiln.trigger.series.Decision;
import io.kiln.trigger.series.Decision.Verdict;
import io.kiln.trigger.series.Schedules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sixty nights of one schedule in the whole deployment: what changes on which night is written down
 * here, and so is what must be baked, and why.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@Tag("slow")
class NightsIT {
  private static final int NIGHTS = 60;
  private static final String NAME = "nightly";

  private static final List<Integer> NEW_BASE = List.of(4, 25, 41);
  private static final List<Integer> NEW_SCRIPT = List.of(9, 33);
  private static final List<Integer> NEW_INDEX = List.of(6, 14, 25, 52);

  /** Nobody is there on this one, and the script of the other list's second night waits. */
  private static final int MISSED = 33;

  /** The account is empty from this night on; the third try is the last that fails. */
  private static final int FAILING = 41;

  private final AtomicInteger index = new AtomicInteger(1);
  private final AtomicInteger script = new AtomicInteger(1);
  private final AtomicInteger base = new AtomicInteger(1);

  @Test
  void sixtyNightsBakeOnTheRightOnesForTheRightReasons(@TempDir Path home) throws IOException {
    HttpServer mirror = mirror();
    String watched = "http://127.0.0.1:" + mirror.getAddress().getPort() + "/InRelease";
    try (Stand stand =
        new Stand(home, MachineHost.namespaces(home), Map.of("WatchHosts", "127.0.0.1"))) {
      bakeBase(stand);
      upload(stand, watched);
      ImageProbe probe = ImageProbe.of(stand, NAME);
      Instant first = nextNight(stand.cloud().clock().instant());
      for (int night = 1; night <= NIGHTS; night++) {
        night(stand, night, first.plus(Duration.ofDays(night - 1)));
      }

      assertThat(baked(stand, first)).isEqualTo(expected(watched));
      probe.check();
      assertThat(stand.failures()).isEmpty();
    } finally {
      mirror.stop(0);
    }
  }

  private void night(Stand stand, int night, Instant at) {
    if (NEW_INDEX.contains(night)) {
      index.incrementAndGet();
    }
    if (NEW_BASE.contains(night)) {
      base.incrementAndGet();
      bakeBase(stand);
    }
    if (NEW_SCRIPT.contains(night)) {
      stand.put("templates/" + NAME + "/run.sh", "echo " + script.incrementAndGet() + " >/etc/v");
      stand.rest();
    }
    if (night == FAILING) {
      stand.cloud().faults().add(Faults.named("no-balance").orElseThrow());
    }
    if (night == FAILING + 4) {
      stand.cloud().faults().clear();
    }
    stand.until(night == MISSED ? at.plus(Duration.ofHours(9)) : at);
    stand.await("night " + night, () -> !stand.series(NAME).slot().orElseThrow().isBefore(at));
    stand.rest();
  }

  /** Which night's run has which reason, and how it ended. */
  private static Map<Integer, String> expected(String watched) {
    SortedMap<Integer, String> all = new TreeMap<>();
    all.put(1, "SUCCEEDED it was never baked");
    all.put(4, "SUCCEEDED base");
    all.put(6, "SUCCEEDED " + watched + " was changed");
    all.put(9, "SUCCEEDED the file run.sh was changed");
    all.put(14, "SUCCEEDED " + watched + " was changed");
    all.put(25, "SUCCEEDED base; " + watched + " was changed");
    all.put(33, "SUCCEEDED the file run.sh was changed");
    all.put(41, "FAILED base");
    all.put(42, "FAILED base");
    // it rests for one night after two failures, for three after three
    all.put(44, "FAILED base");
    all.put(48, "SUCCEEDED base");
    all.put(52, "SUCCEEDED " + watched + " was changed");
    return all;
  }

  private static Map<Integer, String> baked(Stand stand, Instant first) {
    List<Decision> decisions =
        new Schedules(stand.store(), stand.cloud().clock()).history(NAME, 1000);
    SortedMap<Integer, String> baked = new TreeMap<>();
    for (int i = 0; i < decisions.size(); i++) {
      Decision decision = decisions.get(i);
      if (decision.verdict() == Verdict.STARTED) {
        long days = Duration.between(first, decision.at()).toDays();
        String why =
            decision
                .why()
                .replaceAll("the base image of alicloud-ecs is \\S+ now, it was [^\\s;]+", "base");
        baked.put((int) days + 1, decisions.get(i - 1).verdict() + " " + why);
      }
    }
    return baked;
  }

  /** The image that the nightly one starts from: replaced under its own name, so its id changes. */
  private void bakeBase(Stand stand) {
    BuildId id = stand.submit(Templates.bare("base"), true);
    stand.await("the base image", () -> stand.build(id).endedAt().isPresent());
    assertThat(stand.build(id).failure()).isEmpty();
    stand.rest();
  }

  private void upload(Stand stand, String watched) {
    stand.put(
        "templates/" + NAME + "/kiln.json",
        "{\"on_upload\":false,\"schedule\":{\"cron\":\"0 3 * * *\",\"watch\":[\""
            + watched
            + "\"]}}");
    stand.put("templates/" + NAME + "/run.sh", "echo 1 >/etc/v");
    stand.put(
        "templates/" + NAME + "/template.json",
        Templates.withScript(NAME).replace(Templates.BASE, "bas*"));
    stand.await(
        "the schedule", () -> stand.isDecided(NAME) && stand.series(NAME).handled().isPresent());
    stand.rest();
  }

  /** A mirror that knows conditional requests. */
  private HttpServer mirror() throws IOException {
    HttpServer server = Loopback.server();
    server.createContext(
        "/",
        exchange -> {
          String etag = "\"" + index.get() + "\"";
          boolean known = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          byte[] body = known ? new byte[0] : ("index " + index.get()).getBytes(UTF_8);
          exchange.getResponseHeaders().set("ETag", etag);
          exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static Instant nextNight(Instant now) {
    Instant today = now.atZone(ZoneOffset.UTC).with(LocalTime.of(3, 0)).toInstant();
    return today.isAfter(now) ? today : today.plusSeconds(24 * 3600);
  }
}
