package io.kiln.local.oss;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers on the wire. */
final class OssWire {
  /** Stands for the request id in an XML text until it is sent. */
  static final String REQUEST_ID = "{request-id}";

  private static final long NO_BODY = -1;

  private OssWire() {}

  static void send(HttpExchange exchange, OssReply reply, String requestId) throws IOException {
    // A body that nobody read would be taken for the next request of the connection.
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().putAll(asSpelt(reply.headers()));
    exchange.getResponseHeaders().set("x-oss-request-id", requestId);
    if (reply.part().isPresent()) {
      send(exchange, reply.status(), reply.part().get());
    } else {
      sendXml(exchange, reply.status(), reply.xml().replace(REQUEST_ID, requestId));
    }
  }

  /**
   * The vendor's Java SDK knows user metadata by a lower-case name only. {@code set} would spell it
   * X-oss-meta; {@code putAll} leaves it as it is (up to Java 17).
   */
  private static Map<String, List<String>> asSpelt(Map<String, String> headers) {
    Map<String, List<String>> spelt = new LinkedHashMap<>();
    headers.forEach((name, value) -> spelt.put(name, List.of(value)));
    return spelt;
  }

  private static void sendXml(HttpExchange exchange, int status, String xml) throws IOException {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    boolean bodiless = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
    if (bytes.length > 0) {
      exchange.getResponseHeaders().set("Content-Type", "application/xml");
    }
    exchange.sendResponseHeaders(status, bodiless ? NO_BODY : bytes.length);
    if (!bodiless) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private static void send(HttpExchange exchange, int status, OssReply.Part part)
      throws IOException {
    try (FileChannel file = part.file()) {
      exchange.sendResponseHeaders(status, part.count() == 0 ? NO_BODY : part.count());
      if (part.count() > 0) {
        copy(file.position(part.from()), part.count(), exchange.getResponseBody());
      }
    }
  }

  private static void copy(FileChannel file, long count, OutputStream out) throws IOException {
    InputStream in = Channels.newInputStream(file);
    byte[] chunk = new byte[64 * 1024];
    for (long left = count; left > 0; ) {
      int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
      if (read < 0) {
        throw new IOException("the data file is shorter than its object");
      }
      out.write(chunk, 0, read);
      left -= read;
    }
  }
}
