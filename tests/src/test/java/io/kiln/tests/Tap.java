package io.kiln.tests;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  private static Request request(Map<String, QueryParameter> query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    query.forEach((name, value) -> parameters.put(name, value.firstValue()));
    return new Request(parameters);
  }

  @Override
  public void close() {
    server.stop();
  }
}
