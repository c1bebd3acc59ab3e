package io.kiln.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.cloud.Credentials;
import io.kiln.local.disk.Json;
import io.kiln.template.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The keys of the ECS instance that Kiln runs on, from its metadata service. */
final class MetadataRole {
  private static final URI SERVICE = URI.create("http://100.100.100.200");
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String TOKEN = "X-aliyun-ecs-metadata-token";

  private final URI service;

  MetadataRole(URI service) {
    this.service = service;
  }

  /** The real one, which answers on ECS instances only. */
  static MetadataRole ofThisInstance() {
    return new MetadataRole(SERVICE);
  }

  Credentials of(String role) {
    HttpClient client =
        HttpClient.newBuilder().connectTimeout(PATIENCE).proxy(HttpClient.Builder.NO_PROXY).build();
    String token =
        ask(
            client,
            request("/latest/api/token")
                .header(TOKEN + "-ttl-seconds", "300")
                .PUT(HttpRequest.BodyPublishers.noBody()));
    String name = URLEncoder.encode(role, StandardCharsets.UTF_8);
    String answer =
        ask(
            client,
            request("/latest/meta-data/ram/security-credentials/" + name).header(TOKEN, token));
    return read(role, answer);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(service.resolve(path)).timeout(PATIENCE);
  }

  private static String ask(HttpClient client, HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new CommandFailure(
            "ram_role_name: the metadata service answers "
                + answer.statusCode()
                + ": is the role attached to this instance?");
      }
      return answer.body();
    } catch (IOException e) {
      throw new CommandFailure(
          "ram_role_name: no metadata service here; it is for Kiln on an ECS instance.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while asking the metadata service", e);
    }
  }

  private static Credentials read(String role, String answer) {
    try {
      JsonNode keys = Json.MAPPER.readTree(answer);
      return Credentials.temporary(
          keys.required("AccessKeyId").asText(),
          Secret.of(keys.required("AccessKeySecret").asText()),
          Secret.of(keys.required("SecurityToken").asText()));
    } catch (IOException | IllegalArgumentException unreadable) {
      // not passed on: its text may quote the keys
      throw new CommandFailure("ram_role_name: the metadata service has no keys of role " + role);
    }
  }
}
