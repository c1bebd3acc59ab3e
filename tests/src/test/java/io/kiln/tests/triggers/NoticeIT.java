package io.kiln.tests.triggers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.kiln.build.BuildId;
import io.kiln.local.machine.MachineHost;
import io.kiln.tests.Loopback;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asked for notices gets them, signed, also when it was away for a while. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class NoticeIT {
  private static final String SECRET = "a secret of sixteen and more";

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger(2);

  private record Received(String id, String moment, String signature, String body) {}

  @Test
  void theEndOfABuildIsDeliveredSignedAndOnceThoughTheReceiverWasAway(@TempDir Path home)
      throws Exception {
    HttpServer receiver = receiver();
    String address = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    try (Stand stand =
        new Stand(
            home,
            MachineHost.namespaces(home),
            Map.of("NoticeUrl", address, "NoticeSecret", SECRET))) {
      BuildId build = stand.submit(Templates.bare("told"));

      stand.await("the notice", () -> !received.isEmpty());
      stand.await("an empty outbox", () -> stand.keys("outbox/").isEmpty());
      stand.rest();

      assertThat(refusals.get()).isNegative();
      assertThat(received).hasSize(1);
      Received notice = received.get(0);
      JsonNode body = new ObjectMapper().readTree(notice.body());
      assertThat(notice.id()).isEqualTo("build-" + build);
      assertThat(notice.signature()).isEqualTo("v1," + signed(notice));
      assertThat(body.path("type").asText()).isEqualTo("build.ended");
      assertThat(body.at("/data/result").asText()).isEqualTo("SUCCEEDED");
      assertThat(body.at("/data/build").asText()).isEqualTo(build.toString());
      assertThat(stand.failures()).isEmpty();
    } finally {
      receiver.stop(0);
    }
  }

  private static String signed(Received notice) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    String signed = notice.id() + "." + notice.moment() + "." + notice.body();
    return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
  }

  /** Refuses two deliveries, then takes what comes. */
  private HttpServer receiver() throws IOException {
    HttpServer server = Loopback.server();
    server.createContext(
        "/hook",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          boolean away = refusals.getAndDecrement() > 0;
          if (!away) {
            received.add(
                new Received(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    body));
          }
          exchange.sendResponseHeaders(away ? 503 : 204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
