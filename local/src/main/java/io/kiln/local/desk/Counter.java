package io.kiln.local.desk;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kiln.local.Resource;
import io.kiln.local.disk.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The asking side of another process' {@link Desk}. Thread-safe. */
public final class Counter {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI desk;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  public Counter(URI desk) {
    this.desk = desk;
  }

  public Sign sign() {
    return ask("GET", "/", new TypeReference<>() {});
  }

  /** The time of the other process' cloud. */
  public Instant now() {
    return ask("GET", "/now", new TypeReference<>() {});
  }

  public List<Resource> resources() {
    return ask("GET", "/resources", new TypeReference<>() {});
  }

  /** The cloud is to fail in this way; the name must be one of a fault. */
  public void fail(String fault) {
    String unusedEcho = ask("POST", "/faults/" + fault, new TypeReference<>() {});
  }

  private <T> T ask(String method, String path, TypeReference<T> type) {
    HttpRequest request =
        HttpRequest.newBuilder(desk.resolve(path))
            .timeout(PATIENCE)
            .method(method, BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(desk + path + " answers " + answer.statusCode());
      }
      return Json.MAPPER.readValue(answer.body(), type);
    } catch (IOException e) {
      throw new UncheckedIOException("the process that owns the home does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + desk, e);
    }
  }
}
