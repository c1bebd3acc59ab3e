package io.kiln.tests;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.List;

/** WireMock as a cloud that lends a role to everybody, and lets nobody do anything else. */
final class RefusingCloud implements AutoCloseable {
  static final String CODE = "Forbidden.RAM";
  static final String ROLES_KEY = "STS.of-the-role";

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  RefusingCloud() {
    server.start();
    String refusal = "{\"RequestId\":\"r-1\",\"Code\":\"" + CODE + "\",\"Message\":\"no\"}";
    server.stubFor(any(anyUrl()).willReturn(jsonResponse(refusal, 403)));
    String role =
        "{\"RequestId\":\"r-2\",\"Credentials\":{\"AccessKeyId\":\""
            + ROLES_KEY
            + "\",\"AccessKeySecret\":\"s\",\"SecurityToken\":\"t\","
            + "\"Expiration\":\"2099-01-01T00:00:00Z\"}}";
    server.stubFor(
        any(anyUrl())
            .atPriority(1)
            .withQueryParam("Action", equalTo("AssumeRole"))
            .willReturn(jsonResponse(role, 200)));
  }

  String url() {
    return server.baseUrl();
  }

  List<Tap.Request> requests() {
    return server.findAll(anyRequestedFor(anyUrl())).stream()
        .map(request -> Tap.request(request.getQueryParams()))
        .toList();
  }

  @Override
  public void close() {
    server.stop();
  }
}
