package io.kiln.trigger.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Json;
import java.util.Map;
import java.util.TreeMap;

/** One answer. */
final class HttpAnswer {
  private static final String JSON = "application/json";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final boolean text;

  private HttpAnswer(int status, Map<String, String> headers, byte[] body, boolean text) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.text = text;
  }

  static HttpAnswer json(int status, JsonNode body) {
    return of(status, JSON, Json.bytes(body), true);
  }

  static HttpAnswer problem(int status, JsonNode body) {
    return of(status, "application/problem+json", Json.bytes(body), true);
  }

  static HttpAnswer text(String body) {
    return of(200, "text/plain; charset=utf-8", body.getBytes(UTF_8), true);
  }

  /** Bytes of any kind, whole or in part. */
  static HttpAnswer bytes(int status, String type, byte[] body) {
    return of(status, type, body, false);
  }

  static HttpAnswer nothing() {
    return new HttpAnswer(204, Map.of(), new byte[0], true);
  }

  private static HttpAnswer of(int status, String type, byte[] body, boolean text) {
    return new HttpAnswer(status, Map.of("Content-Type", type), body, text);
  }

  HttpAnswer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new HttpAnswer(status, more, body, text);
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body.clone();
  }

  /** Whether the body is UTF-8, and may stand in a document as it is. */
  boolean isText() {
    return text;
  }
}
