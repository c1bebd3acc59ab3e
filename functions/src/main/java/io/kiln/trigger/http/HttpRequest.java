package io.kiln.trigger.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One request, as the trigger's event tells it. */
final class HttpRequest {
  private final String method;
  private final List<String> path;
  private final Map<String, String> query;
  private final Map<String, String> headers = new TreeMap<>();
  private final byte[] body;
  private final Sender sender;

  HttpRequest(
      String method,
      List<String> path,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] body,
      Sender sender) {
    this.method = method;
    this.path = List.copyOf(path);
    this.query = Map.copyOf(query);
    headers.forEach((name, value) -> this.headers.put(name.toLowerCase(Locale.ROOT), value));
    this.body = body;
    this.sender = sender;
  }

  /** Who sent it, as far as the platform knows. */
  static final class Sender {
    private final String address;
    private final String requestId;

    Sender(String address, String requestId) {
      this.address = address;
      this.requestId = requestId;
    }

    String address() {
      return address;
    }

    String requestId() {
      return requestId;
    }
  }

  String method() {
    return method;
  }

  /** The path's parts, decoded. */
  List<String> path() {
    return path;
  }

  /** The path for a person to read. */
  String target() {
    return "/" + String.join("/", path);
  }

  Map<String, String> query() {
    return query;
  }

  /** A parameter that says something. */
  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  /** A header, however its name is written. */
  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  byte[] body() {
    return body.clone();
  }

  int size() {
    return body.length;
  }

  Sender sender() {
    return sender;
  }

  /** The content's type without its parameters, in lower case. */
  String contentType() {
    return header("content-type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** Whether the caller names this type as one it takes, and not JSON before it. */
  boolean prefers(String type) {
    String accept = header("accept").orElse("").toLowerCase(Locale.ROOT);
    int at = accept.indexOf(type);
    int json = accept.indexOf("application/json");
    return at >= 0 && (json < 0 || at < json);
  }
}
