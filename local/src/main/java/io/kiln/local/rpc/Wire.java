package io.kiln.local.rpc;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parameters on the wire: query and form body alike; blank values count. */
final class Wire {
  private static final Set<String> SECRET =
      Set.of("Password", "UserData", "SecurityToken", "Signature", "AccessKeyId", "CommandContent");
  private static final int LOGGED = 200;

  private Wire() {}

  static Params params(HttpExchange exchange) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    decode(exchange.getRequestURI().getRawQuery(), values);
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (type == null || type.startsWith("application/x-www-form-urlencoded")) {
      decode(new String(body, StandardCharsets.UTF_8), values);
    }
    return new Params(Map.copyOf(values));
  }

  private static void decode(@Nullable String text, Map<String, String> into) {
    if (text == null || text.isEmpty()) {
      return;
    }
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      into.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The parameters as the call log may show them. */
  static Map<String, String> logged(RpcRequest request) {
    Map<String, String> shown = new TreeMap<>(request.meaning());
    shown.keySet().removeAll(Set.of("Action", "Version", "RegionId"));
    shown.replaceAll((name, value) -> SECRET.contains(name) ? "***" : shortened(value));
    return shown;
  }

  private static String shortened(String value) {
    return value.length() <= LOGGED ? value : value.substring(0, LOGGED) + "…";
  }
}
