package io.kiln.local.fc;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.kiln.local.disk.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A function behind an address: each request becomes the trigger's document, and the document that
 * the function answers becomes the response. Thread-safe.
 */
public final class HttpTrigger implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(HttpTrigger.class);

  /** Of a request's body, and of an answer. */
  private static final int LARGEST_BODY = 32 << 20;

  private static final int LONGEST_TARGET = 4 << 10;
  private static final int LARGEST_HEADERS = 8 << 10;

  private final HttpTriggerSpec spec;
  private final FunctionCompute functions;
  private final Host host;

  public HttpTrigger(HttpTriggerSpec spec, FunctionCompute functions, Host host) {
    this.spec = spec;
    this.functions = functions;
    this.host = host;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String requestId = "1-" + UUID.randomUUID();
      exchange.getResponseHeaders().set("X-Fc-Request-Id", requestId);
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
      Optional<Refusal> refusal = refusal(exchange, body);
      if (refusal.isPresent()) {
        // or a client that is still sending would see a broken connection and no answer
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        refuse(exchange, refusal.get(), requestId);
        return;
      }
      String event = HttpDocuments.event(exchange, body, requestId, host);
      answer(
          exchange,
          functions.request(spec.function(), event.getBytes(StandardCharsets.UTF_8)),
          requestId);
    } catch (IOException gone) {
      LOG.debug("function={} its caller is gone", spec.function(), gone);
    }
  }

  private record Refusal(int status, String code, String message) {}

  private Optional<Refusal> refusal(HttpExchange exchange, byte[] body) {
    String method = exchange.getRequestMethod();
    if (!spec.methods().contains(method)) {
      return Optional.of(
          new Refusal(405, "MethodNotAllowed", "the trigger takes " + spec.methods()));
    }
    if (exchange.getRequestURI().toString().length() > LONGEST_TARGET) {
      return Optional.of(new Refusal(414, "UriTooLong", "path and query may have 4 KB"));
    }
    if (HttpDocuments.headerSize(exchange) > LARGEST_HEADERS) {
      return Optional.of(new Refusal(431, "HeadersTooLarge", "headers may have 8 KB"));
    }
    if (body.length > LARGEST_BODY) {
      return Optional.of(new Refusal(413, "RequestTooLarge", "a body may have 32 MB"));
    }
    return spec.door().refuse(exchange, body).map(why -> new Refusal(403, "AccessDenied", why));
  }

  /** Unconfirmed: how the service words its own refusals over HTTP. */
  private static void refuse(HttpExchange exchange, Refusal refusal, String requestId)
      throws IOException {
    String body =
        Json.MAPPER
            .createObjectNode()
            .put("RequestId", requestId)
            .put("Code", refusal.code())
            .put("Message", refusal.message())
            .toString();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    send(exchange, refusal.status(), body.getBytes(StandardCharsets.UTF_8));
  }

  private void answer(HttpExchange exchange, Reply reply, String requestId) throws IOException {
    if (reply.status() != 200) {
      refuse(exchange, new Refusal(reply.status(), reply.code(), reply.text()), requestId);
      return;
    }
    if (!reply.succeeded()) {
      exchange.getResponseHeaders().set("X-Fc-Error-Type", reply.errorType());
      refuse(exchange, new Refusal(502, reply.errorType(), "the function failed"), requestId);
      return;
    }
    JsonNode document = Json.MAPPER.readTree(reply.body());
    document
        .path("headers")
        .properties()
        .forEach(
            header ->
                exchange.getResponseHeaders().set(header.getKey(), header.getValue().asText()));
    // as at the addresses that the service gives out
    exchange.getResponseHeaders().set("Content-Disposition", "attachment");
    String text = document.path("body").asText();
    byte[] body =
        document.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
    send(exchange, document.path("statusCode").asInt(200), body);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean none = body.length == 0 || status == 204;
    exchange.sendResponseHeaders(status, none ? -1 : body.length);
    if (!none) {
      exchange.getResponseBody().write(body);
    }
  }
}
