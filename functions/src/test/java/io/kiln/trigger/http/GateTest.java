package io.kiln.trigger.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.trigger.Scope;
import io.kiln.trigger.http.ApiUnderTest.Answered;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GateTest {
  @TempDir Path folder;
  private ApiUnderTest api;

  @BeforeEach
  void open() {
    api = new ApiUnderTest(folder);
  }

  @Test
  void withoutATokenNobodyComesIn() {
    Answered answer = api.get("/builds").answer();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().path("status").asInt()).isEqualTo(401);
    assertThat(answer.json().path("title").asText()).isEqualTo("Unauthorized");
  }

  @Test
  void aTokenOpensWithoutTellingWhatIsBehindAWrongOne() {
    String token = api.token("read");
    String wrong = token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A");

    assertThat(api.get("/builds").as(token).answer().status()).isEqualTo(200);
    assertThat(api.get("/builds").as(wrong).answer().status()).isEqualTo(401);
    assertThat(api.get("/no/such/thing").as(wrong).answer().status()).isEqualTo(401);
    assertThat(api.get("/builds").as("nonsense").answer().status()).isEqualTo(401);
    assertThat(api.get("/builds").with("authorization", "Basic abc").answer().status())
        .isEqualTo(401);
  }

  @Test
  void nothingThatIsKeptOpensAnything() {
    String token = api.token("admin");

    for (String key : api.bucket.list("")) {
      String kept = new String(api.bucket.get(key).orElseThrow(), UTF_8);
      assertThat(kept).as(key).doesNotContain(token.substring(16));
    }
  }

  @Test
  void aRevokedTokenIsRefusedAtOnce() {
    String admin = api.token("admin");
    String other = api.token("read");
    String id = other.substring(5, 15);

    assertThat(api.delete("/tokens/" + id).as(admin).answer().status()).isEqualTo(204);

    assertThat(api.get("/builds").as(other).answer().status()).isEqualTo(401);
    assertThat(api.delete("/tokens/" + id).as(admin).answer().status()).isEqualTo(404);
  }

  @Test
  void anExpiredTokenIsRefused() {
    String token =
        api.tokens().make("short", Scope.READ, Optional.of(Duration.ofHours(1)), "a test").token();

    assertThat(api.get("/builds").as(token).answer().status()).isEqualTo(200);
    api.pass(Duration.ofHours(1));
    assertThat(api.get("/builds").as(token).answer().status()).isEqualTo(401);
  }

  @Test
  void eachScopeMayWhatTheOnesBeforeItMay() {
    String read = api.token("read");
    String build = api.token("build");
    String admin = api.token("admin");

    assertThat(api.post("/builds").as(read).json("{}").answer().status()).isEqualTo(403);
    assertThat(api.get("/tokens").as(build).answer().status()).isEqualTo(403);
    assertThat(api.post("/builds").as(build).json(ApiUnderTest.TEMPLATE).answer().status())
        .isEqualTo(202);
    assertThat(api.post("/builds").as(admin).json(ApiUnderTest.TEMPLATE).answer().status())
        .isEqualTo(202);
    assertThat(api.get("/tokens").as(admin).answer().status()).isEqualTo(200);
    assertThat(api.post("/validate").as(read).json(ApiUnderTest.TEMPLATE).answer().status())
        .isEqualTo(200);
  }

  @Test
  void aStackWithoutAuthenticationAnswersNobody() {
    String admin = api.token("admin");
    api.rules = ApiRules.builder().build();

    assertThat(api.get("/builds").as(admin).answer().status()).isEqualTo(503);
    assertThat(api.get("/health").answer().json().path("type").asText())
        .isEqualTo("urn:kiln:problem:no-authentication");
  }

  @Test
  void whomThePlatformLetsInMayWhatTheStackSays() {
    api.rules = ApiRules.builder().door(ApiRules.Door.FUNCTION).triggerScope(Scope.READ).build();

    assertThat(api.get("/builds").answer().status()).isEqualTo(200);
    assertThat(api.post("/builds").json("{}").answer().status()).isEqualTo(403);
  }

  @Test
  void tooManyRequestsHaveToWait() {
    String token = api.token("read");
    String other = api.token("read");
    api.rules = ApiRules.builder().door(ApiRules.Door.TOKEN).requestsPerMinute(3).build();

    for (int i = 0; i < 3; i++) {
      assertThat(api.get("/builds").as(token).answer().status()).isEqualTo(200);
    }
    Answered refused = api.get("/builds").as(token).answer();

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEqualTo("20");
    assertThat(api.get("/builds").as(other).answer().status()).isEqualTo(200);
    api.pass(Duration.ofSeconds(20));
    assertThat(api.get("/builds").as(token).answer().status()).isEqualTo(200);
  }

  @Test
  void whoeverGuessesTokensHasToWaitToo() {
    api.rules = ApiRules.builder().door(ApiRules.Door.TOKEN).requestsPerMinute(2).build();

    api.get("/builds").as("kiln_aaaaaaaaaa_" + "b".repeat(43)).answer();
    api.get("/builds").as("kiln_aaaaaaaaaa_" + "c".repeat(43)).answer();

    assertThat(api.get("/builds").as("guess").answer().status()).isEqualTo(429);
  }

  @Test
  void thereAreOnlyTheDescribedPathsAndMethods() {
    String token = api.token("admin");

    assertThat(api.get("/nothing").as(token).answer().status()).isEqualTo(404);
    Answered wrong = api.delete("/builds").as(token).answer();
    assertThat(wrong.status()).isEqualTo(405);
    assertThat(wrong.header("Allow")).isEqualTo("GET, POST");
    assertThat(api.get("/builds/%zz").as(token).answer().status()).isEqualTo(400);
  }

  @Test
  void aTokenIsMadeOnceAndShownOnce() {
    String admin = api.token("admin");

    Answered made =
        api.post("/tokens")
            .as(admin)
            .json("{\"name\":\"ci\",\"scope\":\"build\",\"expires_in_days\":30}")
            .answer();

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    String token = made.json().path("token").asText();
    assertThat(api.get("/health").as(token).answer().json().path("scope").asText())
        .isEqualTo("build");
    assertThat(api.get("/tokens").as(admin).answer().text())
        .contains("\"ci\"")
        .doesNotContain(token)
        .doesNotContain("sha256");
  }

  @Test
  void aTokensMistakesAreToldAtOnce() {
    String admin = api.token("admin");

    Answered answer =
        api.post("/tokens").as(admin).json("{\"scop\":\"read\",\"expires_in_days\":0}").answer();

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors")).hasSize(4);
  }
}
