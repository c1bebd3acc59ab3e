package io.kiln.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deployment's builds bring, laid onto the disk of whoever asks. */
class RemoteDownloadsTest {
  private static final String BUILD = "b-abcdefghij";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path outer = Path.of("");
  private final ObjectNode listed = JSON.createObjectNode();
  private final String content = "{\"builds\": [{\"name\": \"new\"}], \"last_run_uuid\": \"2\"}";
  private HttpServer server = none();

  @BeforeEach
  void serve() throws IOException {
    listed.putArray("artifacts");
    Files.createDirectory(folder());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/builds/" + BUILD + "/artifacts", e -> answer(e, listed.toString()));
    server.createContext("/content", e -> answer(e, content));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void somebodyElsesBuildWritesNothingOutsideOfTheFolder() throws IOException {
    Files.createSymbolicLink(folder().resolve("link"), outer);
    list("../up.txt", false);
    list(outer.resolve("absolute.txt").toString(), false);
    list("link/linked.txt", false);
    list("deep/../../twice.txt", false);
    list("in/side.txt", false);

    Callers caller = deliver(false);

    assertThat(folder().resolve("in").resolve("side.txt")).hasContent(content);
    try (var all = Files.list(outer)) {
      assertThat(all).containsExactly(folder());
    }
    assertThat(caller.said())
        .contains("at ../up.txt: it is not written")
        .contains("at link/linked.txt: it is not written")
        .contains("at deep/../../twice.txt: it is not written")
        .contains("at " + outer.resolve("absolute.txt") + ": it is not written")
        .doesNotContain("side.txt");
  }

  @Test
  void ofOnesOwnTemplateTheyLieWhereItSays() {
    list("../up.txt", false);

    Callers caller = deliver(true);

    assertThat(outer.resolve("up.txt")).hasContent(content);
    assertThat(caller.said()).isEmpty();
  }

  @Test
  void aManifestIsAddedTo() throws IOException {
    Path manifest = folder().resolve("m.json");
    Files.writeString(manifest, "{\"builds\": [{\"name\": \"old\"}], \"last_run_uuid\": \"1\"}");
    list("m.json", true);

    Callers unusedSilent = deliver(true);

    assertThat(JSON.readTree(manifest.toFile()).path("builds"))
        .extracting(build -> build.path("name").asText())
        .containsExactly("old", "new");
  }

  @Test
  void whereAMaskedDestinationWentIsSaid() {
    list("hidden/0123", false);

    assertThat(deliver(true).said()).contains("is masked: it is in hidden/0123");
    assertThat(folder().resolve("hidden").resolve("0123")).hasContent(content);
  }

  private Path folder() {
    return outer.resolve("folder");
  }

  private void list(String path, boolean manifest) {
    listed
        .withArray("artifacts")
        .addObject()
        .put("path", path)
        .put("folder", false)
        .put("manifest", manifest)
        .put("href", "/content");
  }

  private Callers deliver(boolean own) {
    Callers callers = Callers.in(folder());
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    Caller caller = callers.caller();
    ApiClient api = new ApiClient(base, "token", caller.err()::println);
    RemoteDownloads downloads =
        own
            ? RemoteDownloads.ofOwnTemplate(api, caller, false)
            : RemoteDownloads.ofAnyBuild(api, caller);
    downloads.deliver(BUILD, folder());
    return callers;
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.getBytes(UTF_8).length);
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
