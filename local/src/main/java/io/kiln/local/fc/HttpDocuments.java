package io.kiln.local.fc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.kiln.local.disk.Json;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The document that a request becomes, as Function Compute's pages show it. */
final class HttpDocuments {
  private static final List<String> TEXTS = List.of("json", "xml", "text/", "urlencoded");

  private HttpDocuments() {}

  static String event(HttpExchange exchange, byte[] body, String requestId, Host host) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("version", "v1");
    event.put("rawPath", exchange.getRequestURI().getRawPath());
    body(event, exchange, body);
    ObjectNode headers = event.putObject("headers");
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name, String.join(",", values)));
    query(event.putObject("queryParameters"), exchange.getRequestURI().getRawQuery());
    context(event.putObject("requestContext"), exchange, requestId, host);
    return event.toString();
  }

  static int headerSize(HttpExchange exchange) {
    return exchange.getRequestHeaders().entrySet().stream().mapToInt(header -> size(header)).sum();
  }

  private static int size(Map.Entry<String, List<String>> header) {
    return header.getValue().stream().mapToInt(v -> header.getKey().length() + v.length()).sum();
  }

  /** What is no text goes as base64; so does a text that is no UTF-8. */
  private static void body(ObjectNode event, HttpExchange exchange, byte[] body) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    String kind = type == null ? "" : type.toLowerCase(Locale.ROOT);
    boolean text = body.length == 0 || (TEXTS.stream().anyMatch(kind::contains) && isUtf8(body));
    event.put("isBase64Encoded", !text);
    event.put(
        "body",
        text ? new String(body, StandardCharsets.UTF_8) : Base64.getEncoder().encodeToString(body));
  }

  private static boolean isUtf8(byte[] body) {
    try {
      CharSequence unused =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).asReadOnlyBuffer();
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static void query(ObjectNode parameters, @Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      return;
    }
    for (String pair : raw.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String name = decoded(parts[0]);
      String value = parts.length == 2 ? decoded(parts[1]) : "";
      parameters.put(
          name, parameters.has(name) ? parameters.path(name).asText() + "," + value : value);
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static void context(
      ObjectNode context, HttpExchange exchange, String requestId, Host host) {
    Instant now = host.clock().instant();
    String name = "local";
    context.put("accountId", host.account());
    context.put("domainName", name + "." + host.region() + ".fcapp.run");
    context.put("domainPrefix", name);
    context.put("requestId", requestId);
    context.put("time", now.toString());
    context.put("timeEpoch", String.valueOf(now.toEpochMilli()));
    String agent = exchange.getRequestHeaders().getFirst("User-Agent");
    context
        .putObject("http")
        .put("method", exchange.getRequestMethod())
        .put("path", exchange.getRequestURI().getPath())
        .put("protocol", exchange.getProtocol())
        .put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress())
        .put("userAgent", agent == null ? "" : agent);
  }
}
