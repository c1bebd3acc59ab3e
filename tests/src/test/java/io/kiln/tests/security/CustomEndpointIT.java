package io.kiln.tests.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.kiln.tests.Loopback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A template names the address that requests are to go to: whoever sits there reads the token. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CustomEndpointIT {
  private static final Path STACK = Path.of("..", "template.yml");
  private static final String OWN_KEYS =
      "\"access_key\": \"their-id\", \"secret_key\": \"their-secret\", ";

  @TempDir Path home;
  @TempDir Path elsewhere;

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private HttpServer eavesdropper;

  @BeforeEach
  void listen() throws IOException {
    eavesdropper = Loopback.server();
    eavesdropper.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            heard.add(exchange.getRequestURI().getRawQuery() + exchange.getRequestHeaders() + body);
            exchange.sendResponseHeaders(503, -1);
          }
        });
    eavesdropper.start();
  }

  @AfterEach
  void close() {
    eavesdropper.stop(0);
  }

  @Test
  void theRolesRequestsDoNotGoThere() {
    try (Bakery bakery = new Bakery(home)) {
      assertThat(bakery.moved("role", template(""))).contains("\"next\"");
      assertThat(bakery.moved("keys", template(OWN_KEYS))).contains("\"next\"");
    }

    assertThat(heard).isEmpty();
  }

  @Test
  void evenWhereTemplatesMayBringKeysOnlyThoseGoThere() throws IOException {
    try (Bakery bakery = new Bakery(home, Optional.of(lettingTemplatesBringKeys()))) {
      assertThat(bakery.moved("role", template(""))).contains("\"next\"");
      assertThat(heard).isEmpty();

      assertThat(bakery.moved("keys", template(OWN_KEYS))).contains("\"next\"");
    }

    assertThat(heard)
        .isNotEmpty()
        .allSatisfy(
            request ->
                assertThat(request).contains("their-id").doesNotContainIgnoringCase("token"));
  }

  private Path lettingTemplatesBringKeys() throws IOException {
    String text = Files.readString(STACK);
    int parameter = text.indexOf("\n  TemplateKeys:\n");
    int value = text.indexOf("Default: 'false'", parameter);
    assertThat(value).isBetween(parameter, parameter + 200);
    String changed = text.substring(0, value) + text.substring(value).replaceFirst("false", "true");
    return Files.writeString(elsewhere.resolve("template.yml"), changed);
  }

  private String template(String keys) {
    return """
    {"builders": [{
      "type": "alicloud-ecs", "region": "cn-shenzhen", "image_name": "lured", %s
      "custom_endpoint_ecs": "http://127.0.0.1:%d",
      "source_image": "ubuntu_18_04_x64_20G_alibase_20210128.vhd",
      "instance_type": "ecs.t5-c1m2.large", "communicator": "none"}]}
    """
        .formatted(keys, eavesdropper.getAddress().getPort());
  }
}
