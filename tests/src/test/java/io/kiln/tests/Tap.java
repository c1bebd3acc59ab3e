package io.kiln.tests;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** WireMock in the wire: everything goes on to the local cloud, and is written down on the way. */
final class Tap implements AutoCloseable {
  private final WireMockServer server =
      new WireMockServer(
          WireMockConfiguration.options()
              .dynamicPort()
              .bindAddress("127.0.0.1")
              .maxRequestJournalEntries(2000));

  Tap() {
    server.start();
  }

  /** The address to call instead of the target. */
  URI before(URI target) {
    server.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(target.toString())));
    return URI.create(server.baseUrl());
  }

  /** One request, by the names of its parameters. */
  record Request(Map<String, String> parameters) {
    String action() {
      return of("Action");
    }

    String of(String parameter) {
      return parameters.getOrDefault(parameter, "");
    }

    /** Whether the signature is the one that this secret makes. */
    boolean isSignedWith(String secret) {
      String query =
          new TreeMap<>(parameters)
              .entrySet().stream()
                  .filter(entry -> !entry.getKey().equals("Signature"))
                  .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                  .collect(Collectors.joining("&"));
      return of("Signature").equals(signature("POST&%2F&" + encoded(query), secret + "&"));
    }

    private static String signature(String text, String key) {
      try {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA1"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, UTF_8)
          .replace("+", "%20")
          .replace("*", "%2A")
          .replace("%7E", "~");
    }
  }

  /** What has come by since the last time. */
  List<Request> drain() {
    List<Request> requests =
        server.findAll(anyRequestedFor(anyUrl())).stream()
            .map(r -> request(r.getQueryParams()))
            .toList();
    server.resetRequests();
    return requests;
  }

  static Request request(Map<String, QueryParameter> query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    query.forEach((name, value) -> parameters.put(name, value.firstValue()));
    return new Request(parameters);
  }

  @Override
  public void close() {
    server.stop();
  }
}
