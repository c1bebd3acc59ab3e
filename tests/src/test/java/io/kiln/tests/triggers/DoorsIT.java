package io.kiln.tests.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.local.machine.MachineHost;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each value of the stack's parameter {@code ApiAuthentication}, on the trigger it declares. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@Tag("slow")
class DoorsIT {
  private static final String KINDS = "ApiAuthentication";

  @TempDir Path home;
  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aStackWithoutAuthenticationAnswersNobody() throws Exception {
    try (Stand stand = stand(Map.of(KINDS, "none"))) {
      OverHttp admin = OverHttp.of(stand, folder);

      HttpResponse<String> answer = sent(HttpRequest.newBuilder(admin.api().resolve("/health")));

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("no-authentication").contains(KINDS);
      // a token that was made for it opens nothing either
      HttpRequest.Builder known =
          HttpRequest.newBuilder(admin.api().resolve("/builds"))
              .header("Authorization", "Bearer " + admin.token());
      assertThat(sent(known).statusCode()).isEqualTo(503);
    }
  }

  @Test
  void signedRequestsComeInWhereTheServiceItselfAsksForThem() throws Exception {
    try (Stand stand = stand(Map.of(KINDS, "function", "ApiScope", "read"))) {
      URI api = OverHttp.of(stand, folder).api();
      Instant now = stand.cloud().clock().instant();
      String template = Templates.bare("never");

      assertThat(sent(HttpRequest.newBuilder(api.resolve("/builds"))).statusCode()).isEqualTo(403);
      assertThat(sent(Caller.signed(api.resolve("/builds"), "GET", "", now)).statusCode())
          .isEqualTo(200);
      HttpRequest.Builder spoilt = Caller.signed(api.resolve("/validate"), "POST", "{}", now);
      assertThat(sent(spoilt.POST(BodyPublishers.ofString(template))).body())
          .contains("x-acs-content-sha256");
      URI validate = api.resolve("/validate");
      assertThat(sent(Caller.signed(validate, "POST", template, now)).statusCode()).isEqualTo(200);
      HttpResponse<String> submitted =
          sent(Caller.signed(api.resolve("/builds"), "POST", template, now));
      assertThat(submitted.statusCode()).as("ApiScope says read").isEqualTo(403);
      assertThat(stand.builds()).isEmpty();
    }
  }

  @Test
  void webTokensComeInIfAKeyOfTheStackHasSignedThem() throws Exception {
    Caller ci = Caller.withKey("ci");
    Caller stranger = Caller.withKey("ci");
    Map<String, String> parameters = Map.of(KINDS, "jwt", "ApiJwtConfig", ci.config());
    try (Stand stand = stand(parameters)) {
      OverHttp over = OverHttp.of(stand, folder).with("t.json", Templates.bare("by-jwt"));
      Instant now = stand.cloud().clock().instant();
      String good = ci.token(now.plus(Duration.ofHours(9)));

      assertThat(status(over, good)).isEqualTo(200);
      assertThat(status(over, ci.token(now.minusSeconds(1)))).as("expired").isEqualTo(403);
      assertThat(status(over, stranger.token(now.plusSeconds(99)))).as("forged").isEqualTo(403);
      assertThat(status(over, over.token())).as("a token of Kiln's own").isEqualTo(403);
      assertThat(status(over, good.substring(0, good.indexOf('.')) + "..")).isEqualTo(403);

      // ApiScope is build unless the stack says otherwise, and the command line needs no other door
      over.as(good).kiln("build", "t.json").exits(0);
      assertThat(over.as(good).kiln("builds").exits(0).out()).contains("a JSON web token");
      assertThat(over.as(good).kiln("token", "list").exits(1).out()).contains("'admin'");
    }
  }

  private Stand stand(Map<String, String> parameters) {
    return new Stand(home, MachineHost.namespaces(home), parameters);
  }

  private int status(OverHttp over, String token) throws IOException, InterruptedException {
    return sent(HttpRequest.newBuilder(over.api().resolve("/builds"))
            .header("Authorization", "Bearer " + token))
        .statusCode();
  }

  private HttpResponse<String> sent(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
