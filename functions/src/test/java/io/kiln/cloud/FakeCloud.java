package io.kiln.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kiln.build.Endpoint;
import io.kiln.template.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server that records what arrives and answers what a test scripted, in order. */
public final class FakeCloud implements BeforeEachCallback, AfterEachCallback {
  private final List<Map<String, String>> seen = new ArrayList<>();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  public FakeCloud() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  public FakeCloud answering(int status, String body) {
    answers.add(
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    return this;
  }

  public FakeCloud refusing(int status, String code) {
    return answering(
        status,
        "{\"RequestId\":\"48F1\",\"Code\":\""
            + code
            + "\",\"Message\":\"No.\",\"Recommend\":\"https://example.com/"
            + code
            + "\"}");
  }

  /** Takes the request and hangs up. */
  public FakeCloud dropping() {
    answers.add(HttpExchange::close);
    return this;
  }

  /** Takes the request and stays silent. */
  public FakeCloud silent() {
    answers.add(exchange -> {});
    return this;
  }

  public Cloud client() {
    return client(new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(5)));
  }

  Cloud client(Timeouts timeouts) {
    Endpoint here = Endpoint.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    return Cloud.of(
        Credentials.temporary("key-id", Secret.of("key+secret"), Secret.of("token/1=")),
        Endpoints.standard().withEcs(here).withVpc(here).withFlows(here),
        timeouts);
  }

  /** Everything that arrived but what every request has. */
  public Map<String, String> request(int index) {
    Map<String, String> own = new TreeMap<>(seen.get(index));
    own.keySet()
        .removeAll(
            List.of(
                "AccessKeyId",
                "Format",
                "Signature",
                "SignatureMethod",
                "SignatureNonce",
                "SignatureVersion",
                "SignatureType",
                "Timestamp",
                "SecurityToken"));
    return own;
  }

  public Map<String, String> whole(int index) {
    return seen.get(index);
  }

  public int requests() {
    return seen.size();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.stop(0);
    threads.shutdownNow();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : exchange.getRequestURI().getRawQuery().split("&", -1)) {
      int at = pair.indexOf('=');
      parameters.put(
          URLDecoder.decode(pair.substring(0, at), UTF_8),
          URLDecoder.decode(pair.substring(at + 1), UTF_8));
    }
    parameters.put("METHOD", exchange.getRequestMethod());
    seen.add(parameters);
    exchange.getRequestBody().readAllBytes();
    answers.remove().give(exchange);
  }
}
