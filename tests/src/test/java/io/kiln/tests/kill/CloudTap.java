package io.kiln.tests.kill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kiln.tests.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before the local cloud's ECS and VPC, with the tap between. Who calls is told from the
 * access key: a life that has ended gets no answer, and nothing it asks is done.
 */
final class CloudTap implements AutoCloseable {
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");
  private static final Pattern KEY = Pattern.compile("(?:^|&)AccessKeyId=([^&]+)");

  private static final byte[] THROTTLED =
      "{\"RequestId\":\"STORM\",\"Code\":\"Throttling.User\",\"Message\":\"Too many.\"}"
          .getBytes(StandardCharsets.UTF_8);

  private final Supplier<URI> cloud;
  private final Tap tap;
  private final Map<String, Life> lives = new ConcurrentHashMap<>();
  private final ExecutorService workers = Executors.newCachedThreadPool(CloudTap::daemon);
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;

  CloudTap(Supplier<URI> cloud, Tap tap) {
    this.cloud = cloud;
    this.tap = tap;
    try {
      this.server = Loopback.server();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(workers);
    server.createContext("/", this::handle);
    server.start();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "cloud-tap");
    thread.setDaemon(true);
    return thread;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void admit(String key, Life life) {
    lives.put(key, life);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
      Life life = lives.get(first(KEY, query));
      if (life == null || life.isDead()) {
        return;
      }
      String action = first(ACTION, query);
      Optional<Blow> blow = tap.pass(Port.ECS, action, !action.matches("(Describe|List).*"));
      if (blow.isPresent() && blow.get().before()) {
        strike(blow.get(), life);
        return;
      }
      if (tap.sky().throttles()) {
        send(exchange, 400, THROTTLED);
        return;
      }
      HttpResponse<byte[]> answer = forward(exchange);
      if (blow.isPresent()) {
        strike(blow.get(), life);
        return;
      }
      byte[] shown = tap.sky().shown(action, query, answer.body());
      if (!tap.sky().losesAnswer()) {
        send(exchange, answer.statusCode(), shown);
      }
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** The thread that dies is the caller's: it meets its death at the next door. */
  private static void strike(Blow blow, Life life) {
    if (blow.kills()) {
      Killed unusedHere = life.die();
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange) throws IOException {
    URI there = cloud.get().resolve("/?" + exchange.getRequestURI().getRawQuery());
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpRequest request =
        HttpRequest.newBuilder(there)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("closed", e);
    }
  }

  private static String first(Pattern pattern, String query) {
    Matcher matcher = pattern.matcher(query);
    return matcher.find() ? matcher.group(1) : "";
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
