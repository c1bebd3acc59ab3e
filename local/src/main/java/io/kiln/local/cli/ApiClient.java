package io.kiln.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks a deployment's HTTP API; a connection that breaks is tried again for minutes. */
final class ApiClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** So long one question is asked, with all its tries. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final URI base;
  private final String token;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final Consumer<String> notice;
  private final Duration limit;

  /**
   * A client.
   *
   * @param notice is told when the connection is lost, and when it is there again
   */
  ApiClient(URI base, String token, Consumer<String> notice) {
    this(base, token, notice, LIMIT);
  }

  /** A client that asks so long and no longer. */
  ApiClient(URI base, String token, Consumer<String> notice, Duration limit) {
    this.base = base;
    this.token = token;
    this.notice = notice;
    this.limit = limit;
  }

  /** An answer whose meaning the caller knows. */
  static final class Answer {
    private final int status;
    private final JsonNode body;
    private final byte[] bytes;
    private final Optional<String> next;

    private Answer(int status, JsonNode body, byte[] bytes, Optional<String> next) {
      this.status = status;
      this.body = body;
      this.bytes = bytes;
      this.next = next;
    }

    boolean isGood() {
      return status / 100 == 2;
    }

    int status() {
      return status;
    }

    /** An empty object for what is no JSON. */
    JsonNode body() {
      return body;
    }

    byte[] bytes() {
      return bytes.clone();
    }

    /** Where the rest of it is. */
    Optional<String> next() {
      return next;
    }
  }

  /** The address as a person types it, for advice. */
  String words() {
    return "kiln --at " + base;
  }

  JsonNode get(String path) {
    return good(path, send(request(path).GET())).body();
  }

  Answer download(String path) {
    return good(path, send(request(path).GET()));
  }

  Answer post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  Answer post(String path, String type, byte[] body, String idempotencyKey) {
    HttpRequest.Builder request =
        request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body));
    if (!idempotencyKey.isEmpty()) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    return send(request);
  }

  /** For what would be done twice if it was asked twice. */
  Answer postOnce(String path, String type, byte[] body) {
    return send(
        request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)), false);
  }

  Answer put(String path, String type, byte[] body) {
    return send(request(path).header("Content-Type", type).PUT(BodyPublishers.ofByteArray(body)));
  }

  /** A person's word as a part of a path. */
  static String part(String word) {
    return URLEncoder.encode(word, UTF_8).replace("+", "%20");
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /** Turns a refusal into words for the person. */
  Answer good(String path, Answer answer) {
    if (answer.isGood()) {
      return answer;
    }
    List<String> words = new ArrayList<>();
    words.add(base + path.split("\\?", 2)[0] + " answers " + answer.status());
    words.add(detail(answer));
    answer.body().path("errors").forEach(error -> words.add("* " + error.path("message").asText()));
    if (answer.status() == 401) {
      words.add("The token comes from KILN_TOKEN.");
    }
    throw new CommandFailure(String.join("\n", words).strip());
  }

  /** Below the address that was named, whatever its own path is. */
  private URI at(String path) {
    if (!path.startsWith("/")) {
      throw new CommandFailure(base + " points at another address: " + path);
    }
    return URI.create(base.toString().replaceFirst("/+$", "") + path);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(at(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json");
  }

  private Answer send(HttpRequest.Builder request) {
    return send(request, true);
  }

  /**
   * Asks until there is an answer that will not pass.
   *
   * @param repeatable false: never asked twice where the first may have been heard
   */
  private Answer send(HttpRequest.Builder request, boolean repeatable) {
    Tries tries = new Tries(limit, notice);
    while (true) {
      try {
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        Answer answer = answer(response);
        if (!passes(answer, repeatable)) {
          tries.over();
          return answer;
        }
        if (!another(tries, answer, response)) {
          return answer;
        }
      } catch (IOException broken) {
        String why = base + " can't be reached: " + broken;
        if (!repeatable && !isUnheard(broken)) {
          throw new CommandFailure(
              why + "\nWhether it was done is not known: look before you ask again.", broken);
        }
        if (!tries.anotherAfterBreak("The connection to " + base + " is lost; trying again...")) {
          throw new CommandFailure(why, broken);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CommandFailure("interrupted while " + base + " was asked", e);
      }
    }
  }

  /** Whether it may be another answer next time: too many requests, or nobody there. */
  private static boolean passes(Answer answer, boolean repeatable) {
    return answer.status() == 429 || (repeatable && answer.status() >= 502);
  }

  private boolean another(Tries tries, Answer answer, HttpResponse<byte[]> response) {
    String words =
        "%s answers %d: %s Trying again...".formatted(base, answer.status(), detail(answer));
    return tries.anotherAfterRefusal(words, response.headers().firstValue("Retry-After"));
  }

  private static boolean isUnheard(IOException broken) {
    return broken instanceof ConnectException || broken instanceof HttpConnectTimeoutException;
  }

  private static String detail(Answer answer) {
    return answer.body().path("detail").asText(answer.body().path("Message").asText(""));
  }

  private static Answer answer(HttpResponse<byte[]> response) throws IOException {
    Optional<String> next =
        response
            .headers()
            .firstValue("Link")
            .filter(link -> link.endsWith("rel=\"next\""))
            .map(link -> link.substring(1, link.indexOf('>')));
    String type = response.headers().firstValue("Content-Type").orElse("");
    return new Answer(response.statusCode(), json(type, response.body()), response.body(), next);
  }

  private static JsonNode json(String type, byte[] body) throws IOException {
    if (!type.toLowerCase(Locale.ROOT).contains("json") || body.length == 0) {
      return JSON.createObjectNode();
    }
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IOException("the answer is no JSON", e);
    }
  }
}
