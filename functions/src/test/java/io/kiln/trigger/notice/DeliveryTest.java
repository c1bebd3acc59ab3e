package io.kiln.trigger.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.kiln.store.FolderBucket;
import io.kiln.store.Outbox;
import io.kiln.store.Store;
import io.kiln.template.Secret;
import io.kiln.trigger.web.Web;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
  private static final Instant START = Instant.parse("2026-11-28T03:00:00Z");

  private final HttpServer server;
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final Outbox outbox;
  private volatile int status = 204;

  DeliveryTest(@TempDir Path folder) throws IOException {
    this.outbox = new Store(new FolderBucket(folder), new SecureRandom()).outbox();
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void serve() {
    server.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void whatWasTakenLeavesTheOutboxAndIsNotTakenInAgain() {
    notices().paused("site", 7, "no stock", START);

    assertThat(deliverAfter(Duration.ZERO)).isEqualTo(1);
    notices().paused("site", 7, "no stock", START);

    assertThat(outbox.waiting()).isEmpty();
    assertThat(bodies).hasSize(1);
    assertThat(bodies.get(0)).contains("\"type\":\"schedule.paused\"").contains("no stock");
  }

  @Test
  void whatWasRefusedIsTriedAgainLaterAndGivenUpAfterTwoDays() {
    status = 500;
    notices().paused("site", 7, "no stock", START);

    assertThat(deliverAfter(Duration.ZERO)).isZero();
    assertThat(deliverAfter(Duration.ofSeconds(30))).isZero();
    assertThat(bodies).hasSize(1);
    for (int hour = 1; hour <= 60; hour++) {
      deliverAfter(Duration.ofHours(hour));
    }

    assertThat(bodies).hasSizeBetween(8, 9);
    assertThat(outbox.waiting()).isEmpty();
  }

  @Test
  void nobodyWhoWantsNoneGetsAny() {
    new Notices(outbox, false).paused("site", 7, "no stock", START);

    assertThat(outbox.waiting()).isEmpty();
  }

  /** The example of the specification. */
  @Test
  void aSignatureIsTheStandardsOwn() {
    Map<String, String> headers =
        new Signature(Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
            .headers(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}".getBytes(UTF_8));

    assertThat(headers)
        .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  private Notices notices() {
    return new Notices(outbox, true);
  }

  private int deliverAfter(Duration time) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    Clock clock = Clock.fixed(START.plus(time), ZoneOffset.UTC);
    try (Web web = Web.toAnywhere()) {
      return new Delivery(outbox, web, address, Secret.of("sixteen characters"), clock).run();
    }
  }
}
