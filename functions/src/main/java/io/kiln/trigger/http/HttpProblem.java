package io.kiln.trigger.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** A request that can't be served: it becomes a problem document (RFC 9457). */
final class HttpProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(409, "Conflict"),
          Map.entry(413, "Content Too Large"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(416, "Range Not Satisfiable"),
          Map.entry(422, "Unprocessable Content"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(503, "Service Unavailable"));

  private final int status;
  private final transient ObjectNode document;
  private final transient Map<String, String> headers = new TreeMap<>();

  private HttpProblem(int status, ObjectNode document, String detail) {
    super(detail);
    this.status = status;
    this.document = document;
  }

  /** A problem of which the status says what kind it is. */
  static HttpProblem of(int status, String detail) {
    return of(status, "about:blank", TITLES.getOrDefault(status, "Problem"), detail);
  }

  /** A problem of a kind of its own. */
  static HttpProblem named(int status, String kind, String title, String detail) {
    return of(status, "urn:kiln:problem:" + kind, title, detail);
  }

  private static HttpProblem of(int status, String type, String title, String detail) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("type", type).put("title", title).put("status", status).put("detail", detail);
    return new HttpProblem(status, document, detail);
  }

  HttpProblem header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** What else the document says; add to it before it is thrown. */
  ObjectNode document() {
    return document;
  }

  int status() {
    return status;
  }

  HttpAnswer answer() {
    HttpAnswer answer = HttpAnswer.problem(status, document);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }
}
