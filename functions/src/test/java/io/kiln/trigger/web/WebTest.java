package io.kiln.trigger.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebTest {
  private final HttpServer server = server();
  private final Web allowed = Web.toPublic(Set.of("127.0.0.1"));
  private final Web careful = Web.toPublic(Set.of());

  @BeforeEach
  void serve() {
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          if (path.startsWith("/to/")) {
            exchange.getResponseHeaders().set("Location", path.substring(3));
            exchange.sendResponseHeaders(302, -1);
          } else if (path.equals("/meta")) {
            exchange.getResponseHeaders().set("Location", "http://100.100.100.200/latest/");
            exchange.sendResponseHeaders(302, -1);
          } else if (path.equals("/file")) {
            exchange.getResponseHeaders().set("Location", "file:///etc/passwd");
            exchange.sendResponseHeaders(302, -1);
          } else {
            byte[] body = "hello".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    allowed.close();
    careful.close();
  }

  @Test
  void anAddressWithoutASchemeIsRefused() {
    assertThatThrownBy(() -> careful.get(URI.create("mirror.example/InRelease"), Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'mirror.example/InRelease' is not an address on the web");
  }

  @Test
  void anAllowedHostIsAskedAndItsBodySummed() throws IOException {
    Web.Answer answer = allowed.get(at("/x"), Map.of());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.sha256())
        .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
  }

  @Test
  void theOwnComputerIsNotAskedUnlessAllowed() {
    assertThatThrownBy(() -> careful.get(at("/x"), Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not on the public network");
  }

  @Test
  void aRedirectIsFollowedAFewTimes() throws IOException {
    assertThat(allowed.get(at("/to/x"), Map.of()).status()).isEqualTo(200);
    assertThatThrownBy(() -> allowed.get(at("/to/to/to/to/to/x"), Map.of()))
        .hasMessageContaining("leads on and on");
  }

  @Test
  void aRedirectLeadsNowhereThatMayNotBeAsked() {
    assertThatThrownBy(() -> allowed.get(at("/meta"), Map.of()))
        .hasMessageContaining("100.100.100.200 is not on the public network");
    assertThatThrownBy(() -> allowed.get(at("/file"), Map.of()))
        .hasMessageContaining("is not an address on the web");
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
