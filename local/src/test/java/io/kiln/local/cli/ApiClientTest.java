package io.kiln.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a deployment that does not answer well is asked again. */
class ApiClientTest {
  private static final String BUSY = "{\"detail\": \"Too many requests.\"}";
  private static final byte[] NONE = new byte[0];

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private volatile Answering answering = ApiClientTest::good;
  private HttpServer server = none();

  /** What is done with a request. */
  private interface Answering {
    void to(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          answering.to(exchange);
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aRefusalIsToldAtOnceAndThenAskedAgain() {
    answering =
        exchange -> {
          answering = ApiClientTest::good;
          refuse(exchange, 429, "1");
        };

    assertThat(client("", 10).get("/builds").path("ok").asBoolean()).isTrue();

    assertThat(asked).hasSize(2);
    assertThat(said).hasSize(2);
    assertThat(said.get(0)).contains("answers 429: Too many requests. Trying again...");
    assertThat(said.get(1)).isEqualTo("Connected again.");
  }

  @Test
  void nobodyWaitsLongerThanThePatience() {
    answering = exchange -> refuse(exchange, 503, "60");

    assertThatThrownBy(() -> client("", 30).get("/builds"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("answers 503")
        .hasMessageContaining("Too many requests.");
    assertThat(asked).hasSize(1);
  }

  @Test
  void aTokenIsNotAskedForTwiceWhereTheFirstMayHaveBeenMade() {
    answering = HttpExchange::close;

    assertThatThrownBy(() -> client("", 30).postOnce("/tokens", "application/json", NONE))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("Whether it was done is not known");
    answering = exchange -> refuse(exchange, 504, "1");
    assertThat(client("", 30).postOnce("/tokens", "application/json", NONE).status())
        .isEqualTo(504);
    assertThat(asked).containsExactly("POST /tokens", "POST /tokens");
  }

  @Test
  void theAddressMayHaveAPathOfItsOwn() {
    client("/prefix/", 10).get("/builds?limit=1");

    assertThat(asked).containsExactly("GET /prefix/builds?limit=1");
  }

  @Test
  void theTokenGoesToNoOtherAddress() {
    assertThatThrownBy(() -> client("", 10).download("http://elsewhere.example/x"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("points at another address");
    assertThat(asked).isEmpty();
  }

  private ApiClient client(String path, int seconds) {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    return new ApiClient(base, "token", said::add, Duration.ofSeconds(seconds));
  }

  private static void good(HttpExchange exchange) throws IOException {
    answer(exchange, 200, "{\"ok\": true}");
  }

  private static void refuse(HttpExchange exchange, int status, String after) throws IOException {
    exchange.getResponseHeaders().set("Retry-After", after);
    answer(exchange, status, BUSY);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length());
    exchange.getResponseBody().write(body.getBytes(UTF_8));
    exchange.close();
  }

  private static HttpServer none() {
    try {
      return HttpServer.create();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
