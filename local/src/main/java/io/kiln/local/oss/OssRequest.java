package io.kiln.local.oss;

import com.sun.net.httpserver.HttpExchange;
import io.kiln.local.ram.Attempt;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One request in path style: bucket and key from the path, sub-resources from the query. */
record OssRequest(
    String method, String bucket, String key, Map<String, String> query, HttpExchange exchange) {
  static OssRequest of(HttpExchange exchange) {
    String path = exchange.getRequestURI().getRawPath();
    String[] parts = path.substring(1).split("/", 2);
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    if (raw != null && !raw.isEmpty()) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        query.put(
            decoded(equals < 0 ? pair : pair.substring(0, equals)),
            equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return new OssRequest(
        exchange.getRequestMethod(),
        decodedPath(parts[0]),
        parts.length > 1 ? decodedPath(parts[1]) : "",
        query,
        exchange);
  }

  boolean asks(String subResource) {
    return query.containsKey(subResource);
  }

  String text(String name) {
    return query.getOrDefault(name, "");
  }

  String header(String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  /** The call as RAM sees it; OSS leaves the region out. */
  Attempt attempt() {
    String token = header("x-oss-security-token");
    String queried = text("security-token") + text("x-oss-security-token");
    Attempt.Caller caller =
        new Attempt.Caller(OssSignature.accessKeyId(this), token.isEmpty() ? queried : token);
    Map<String, String> parameters = Map.of("bucket", bucket, "key", key, "prefix", text("prefix"));
    return new Attempt(caller, "Oss", operation(), "", parameters);
  }

  /** The name that OSS gives the operation: what the call log shows and faults strike. */
  String operation() {
    if (bucket.isEmpty()) {
      return "ListBuckets";
    }
    return key.isEmpty() ? bucketOperation() : objectOperation();
  }

  private String bucketOperation() {
    return switch (method) {
      case "PUT" -> "PutBucket";
      case "DELETE" -> "DeleteBucket";
      case "HEAD" -> "HeadBucket";
      case "POST" -> asks("delete") ? "DeleteMultipleObjects" : "PostObject";
      default -> {
        for (String part : new String[] {"acl", "bucketInfo", "location", "versioning"}) {
          if (asks(part)) {
            yield "GetBucket:" + part;
          }
        }
        yield text("list-type").equals("2") ? "ListObjectsV2" : "ListObjects";
      }
    };
  }

  private String objectOperation() {
    return switch (method) {
      case "PUT" -> header("x-oss-copy-source").isEmpty() ? "PutObject" : "CopyObject";
      case "GET" -> "GetObject";
      case "HEAD" -> asks("objectMeta") ? "GetObjectMeta" : "HeadObject";
      case "DELETE" -> "DeleteObject";
      default -> asks("append") ? "AppendObject" : "PostObject";
    };
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String decodedPath(String text) {
    return decoded(text.replace("+", "%2B"));
  }
}
