package io.kiln.local.rpc;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parameters on the wire: query and form body alike; blank values count. Clients of the third
 * signature (today's SDKs) say in headers who calls what: the same parameters by other names.
 */
final class Wire {
  private static final Map<String, String> HEADERS =
      Map.of(
          "x-acs-action", "Action",
          "x-acs-version", "Version",
          "x-acs-security-token", "SecurityToken");
  private static final Pattern CREDENTIAL =
      Pattern.compile("ACS3-[\\w-]+ +(?:.*,)?\\s*Credential=([^,]*).*");
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
    addHeaders(exchange.getRequestHeaders(), values);
    return new Params(Map.copyOf(values));
  }

  private static void addHeaders(Headers headers, Map<String, String> values) {
    HEADERS.forEach(
        (header, parameter) -> {
          String value = headers.getFirst(header);
          if (value != null) {
            values.putIfAbsent(parameter, value);
          }
        });
    String authorization = headers.getFirst("Authorization");
    if (authorization != null) {
      Matcher credential = CREDENTIAL.matcher(authorization);
      if (credential.matches()) {
        values.putIfAbsent("AccessKeyId", credential.group(1));
      }
    }
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
