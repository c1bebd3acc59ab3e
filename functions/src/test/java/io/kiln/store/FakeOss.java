package io.kiln.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of OSS as our client uses, as its documentation has it. */
final class FakeOss implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

  private final MemoryBucket objects = new MemoryBucket();
  private final List<HttpExchange> seen = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private int toDrop;

  FakeOss() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/bkt/", this::handle);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Does what the next request asks, and hangs up instead of answering. */
  void dropNextAnswer() {
    toDrop = 1;
  }

  /** A header of the last request, or an empty text. */
  String lastHeader(String name) {
    String value = seen.get(seen.size() - 1).getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  int requests() {
    return seen.size();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    seen.add(exchange);
    String key = exchange.getRequestURI().getPath().substring("/bkt/".length());
    byte[] body = exchange.getRequestBody().readAllBytes();
    switch (exchange.getRequestMethod()) {
      case "PUT":
        put(exchange, key, body);
        break;
      case "POST":
        append(exchange, key, body);
        break;
      case "DELETE":
        objects.delete(key);
        answer(exchange, 204, new byte[0]);
        break;
      default:
        read(exchange, key);
    }
    exchange.close();
  }

  private void put(HttpExchange exchange, String key, byte[] body) throws IOException {
    if (!"true".equals(exchange.getRequestHeaders().getFirst("x-oss-forbid-overwrite"))) {
      objects.put(key, body);
    } else if (!objects.create(key, body)) {
      error(exchange, 409, "FileAlreadyExists");
      return;
    }
    answer(exchange, 200, new byte[0]);
  }

  private void append(HttpExchange exchange, String key, byte[] body) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    long position = Long.parseLong(query.substring(query.lastIndexOf('=') + 1));
    try {
      long next = objects.append(key, position, body);
      exchange.getResponseHeaders().set("x-oss-next-append-position", Long.toString(next));
      answer(exchange, 200, new byte[0]);
    } catch (PositionConflict e) {
      error(exchange, 409, "PositionNotEqualToLength");
    }
  }

  private void read(HttpExchange exchange, String key) throws IOException {
    if (key.isEmpty()) {
      list(exchange);
      return;
    }
    Optional<byte[]> object = objects.get(key);
    if (object.isEmpty()) {
      error(exchange, 404, "NoSuchKey");
      return;
    }
    Matcher range = RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
    if (!range.matches()) {
      answer(exchange, 200, object.get());
      return;
    }
    long from = Long.parseLong(range.group(1));
    if (from < object.get().length) {
      int most = (int) (Long.parseLong(range.group(2)) - from + 1);
      answer(exchange, 206, objects.get(key, from, most).orElseThrow());
    } else if ("standard".equals(exchange.getRequestHeaders().getFirst("x-oss-range-behavior"))) {
      error(exchange, 416, "InvalidRange");
    } else {
      answer(exchange, 200, object.get());
    }
  }

  private void list(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    Matcher prefix = Pattern.compile("(?:^|&)prefix=([^&]*)").matcher(query);
    StringBuilder xml = new StringBuilder("<ListBucketResult><Name>bkt</Name>");
    xml.append("<MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>");
    String begin = prefix.find() ? prefix.group(1) : "";
    boolean folded = query.contains("delimiter=");
    for (String folder : folded ? objects.folders(begin) : List.<String>of()) {
      xml.append("<CommonPrefixes><Prefix>").append(folder).append("</Prefix></CommonPrefixes>");
    }
    for (Stored object : folded ? List.<Stored>of() : objects.entries(begin)) {
      xml.append("<Contents><Key>").append(object.key()).append("</Key>");
      xml.append("<Size>").append(object.size()).append("</Size>");
      xml.append("<LastModified>2026-11-22T11:00:00.000Z</LastModified>");
      xml.append("<ETag>").append(object.etag()).append("</ETag>");
      xml.append("<StorageClass>Standard</StorageClass>");
      xml.append("<Owner><ID>1</ID><DisplayName>1</DisplayName></Owner></Contents>");
    }
    answer(exchange, 200, xml.append("</ListBucketResult>").toString().getBytes(UTF_8));
  }

  private void error(HttpExchange exchange, int status, String code) throws IOException {
    String xml =
        "<Error><Code>"
            + code
            + "</Code><Message>StringToSign</Message><RequestId>r-1</RequestId>"
            + "<HostId>bkt</HostId></Error>";
    answer(exchange, status, xml.getBytes(UTF_8));
  }

  private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    if (toDrop-- > 0) {
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().set("x-oss-request-id", "r-1");
    exchange.getResponseHeaders().set("ETag", "\"e\"");
    exchange.getResponseHeaders().set("Last-Modified", "Sun, 22 Nov 2026 11:00:00 GMT");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
    }
    exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }
}
