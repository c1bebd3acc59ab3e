package io.kiln.trigger.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Bundle;
import io.kiln.build.Cleanup;
import io.kiln.build.Entry;
import io.kiln.build.Origin;
import io.kiln.build.Phase;
import io.kiln.build.Result;
import io.kiln.store.AuditEntry;
import io.kiln.trigger.http.ApiUnderTest.Answered;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SubmitTest {
  private static final String FIVE_ERRORS =
      "{\n  \"colour\": 1,\n  \"builders\": [{\n    \"type\": \"alicloud-ecs\",\n"
          + "    \"image_nme\": \"x\", \"image_name\": \"xy\", \"ssh_username\": \"root\",\n    \"region\": \"cn-shenzhen\"\n  }],\n"
          + "  \"provisioners\": [{\"type\": \"shell\", \"script\": \"missing.sh\"}]\n}";

  @TempDir Path folder;
  private ApiUnderTest api;
  private String token;

  @BeforeEach
  void open() {
    api = new ApiUnderTest(folder);
    token = api.token("build");
  }

  @Test
  void aTemplateAloneIsAnsweredWithItsBuildsAddress() {
    Answered answer = api.post("/builds").as(token).json(ApiUnderTest.TEMPLATE).answer();

    assertThat(answer.status()).isEqualTo(202);
    JsonNode build = answer.json().at("/builds/0");
    assertThat(answer.header("Location")).isEqualTo("/builds/" + build.path("id").asText());
    assertThat(build.path("builder").asText()).isEqualTo("alicloud-ecs");
    BuildId id = BuildId.of(build.path("id").asText());
    assertThat(api.started).containsExactly(id);
    assertThat(api.store.active().list()).containsExactly(id);
    Origin origin = api.store.origins().find(id).orElseThrow();
    assertThat(origin.via()).isEqualTo("api");
    assertThat(origin.by()).startsWith("token ").endsWith("(test)");
  }

  @Test
  void allMistakesOfATemplateComeAtOnceInTheWordsOfValidate() {
    Answered answer =
        api.post("/builds").as(token).json("{\"template\": " + FIVE_ERRORS + "}").answer();

    assertThat(answer.status()).isEqualTo(422);
    JsonNode errors = answer.json().path("errors");
    assertThat(errors).hasSize(5);
    assertThat(answer.json().path("detail").asText()).isEqualTo("5 errors occurred.");
    assertThat(ApiUnderTest.texts(errors, "message"))
        .contains("A source_image must be specified", "An instance_type must be specified");
    JsonNode misspelt = errors.get(1);
    assertThat(misspelt.path("place").asText())
        .isEqualTo("template.json:3:16: builders[0]")
        .as("places count in the body that was sent");
    assertThat(api.started).isEmpty();
    assertThat(api.bucket.list("builds/")).isEmpty();
  }

  @Test
  void placesOfANestedTemplateCountInTheBody() {
    String body = "{\n\n\n   \"template\": {\"builders\": [], \"colour\": 1}}";

    JsonNode errors = api.post("/builds").as(token).json(body).answer().json().path("errors");

    assertThat(ApiUnderTest.texts(errors, "place")).contains("template.json:4:33: colour");
  }

  @Test
  void theSameKeyTwiceIsOneBuild() {
    Answered first =
        api.post("/builds")
            .as(token)
            .with("Idempotency-Key", "k-1")
            .json(ApiUnderTest.TEMPLATE)
            .answer();
    Answered second =
        api.post("/builds")
            .as(token)
            .with("idempotency-key", "k-1")
            .json(ApiUnderTest.TEMPLATE)
            .answer();

    assertThat(second.status()).isEqualTo(202);
    assertThat(second.json().path("builds")).isEqualTo(first.json().path("builds"));
    assertThat(second.json().path("repeated").asBoolean()).isTrue();
    assertThat(api.store.active().list()).hasSize(1);
  }

  @Test
  void aKeyStandsForOneSubmissionOfOneCaller() {
    String other = api.token("build");
    api.post("/builds").as(token).with("Idempotency-Key", "k").json(ApiUnderTest.TEMPLATE).answer();

    Answered changed =
        api.post("/builds?force=true")
            .as(token)
            .with("Idempotency-Key", "k")
            .json(ApiUnderTest.TEMPLATE)
            .answer();
    Answered another =
        api.post("/builds")
            .as(other)
            .with("Idempotency-Key", "k")
            .json(ApiUnderTest.TEMPLATE)
            .answer();

    assertThat(changed.status()).isEqualTo(422);
    assertThat(changed.json().path("type").asText())
        .isEqualTo("urn:kiln:problem:idempotency-key-reused");
    assertThat(another.status()).isEqualTo(202);
    assertThat(api.store.active().list()).hasSize(2);
  }

  @Test
  void aSubmissionThatDiedHalfwayIsCompletedByItsRepeat() {
    Answered first =
        api.post("/builds")
            .as(token)
            .with("Idempotency-Key", "k")
            .json(ApiUnderTest.TEMPLATE)
            .answer();
    BuildId id = BuildId.of(first.json().at("/builds/0/id").asText());
    // as if the function had been killed before the first entry
    api.bucket.list("builds/" + id + "/journal/").forEach(api.bucket::delete);
    api.bucket.delete("active/" + id);
    api.pass(Duration.ofMinutes(5));

    Answered again =
        api.post("/builds")
            .as(token)
            .with("Idempotency-Key", "k")
            .json(ApiUnderTest.TEMPLATE)
            .answer();

    assertThat(again.status()).isEqualTo(202);
    assertThat(api.store.journal().latest(id, 0)).isPresent();
    assertThat(api.store.active().list()).containsExactly(id);
  }

  @Test
  void whatIsTooLargeIsRefusedAsSuch() {
    Answered answer =
        api.post("/builds").as(token).zip(ApiUnderTest.filled((32 << 20) + 1)).answer();

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void onlyTheTwoKindsOfBodyAreTaken() {
    assertThat(
            api.post("/builds")
                .as(token)
                .json("x")
                .with("Content-Type", "text/yaml")
                .answer()
                .status())
        .isEqualTo(415);
    assertThat(api.post("/builds").as(token).json("{").answer().status()).isEqualTo(422);
    assertThat(api.post("/builds").as(token).json("[".repeat(200_000)).answer().status())
        .isEqualTo(422);
    assertThat(api.post("/builds").as(token).zip(new byte[] {1, 2, 3}).answer().status())
        .isEqualTo(422);
  }

  @Test
  void noMoreBuildsBeginThanTheStackAllows() {
    api.rules = ApiRules.builder().door(ApiRules.Door.TOKEN).mostActiveBuilds(1).build();
    api.submit(token);

    Answered second = api.post("/builds").as(token).json(ApiUnderTest.TEMPLATE).answer();

    assertThat(second.status()).isEqualTo(429);
    assertThat(second.header("Retry-After")).isEqualTo("60");
    assertThat(api.store.active().list()).hasSize(1);
  }

  @Test
  void aBuildThatIsLeftStandingTakesNoPlace() {
    api.rules = ApiRules.builder().door(ApiRules.Door.TOKEN).mostActiveBuilds(1).build();
    BuildId id = api.submit(token);
    Entry last = api.store.journal().latest(id, 0).orElseThrow();
    Build stands =
        last.state()
            .withPhase(Phase.ENDED)
            .withResult(Result.FAILED)
            .withCleanup(Cleanup.SUSPENDED);
    assertThat(api.store.journal().append(last.withSeq(last.seq() + 1).withState(stands))).isTrue();

    Answered second = api.post("/builds").as(token).json(ApiUnderTest.TEMPLATE).answer();

    assertThat(second.status()).isEqualTo(202);
    assertThat(api.store.active().list()).hasSize(2);
  }

  @Test
  void ofTheFunctionsEnvironmentATemplateSeesWhatItIsAllowed() {
    api.environment =
        Map.of("SITE", "green", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "the role's secret");
    api.rules = ApiRules.builder().door(ApiRules.Door.TOKEN).addEnvironment("SITE").build();
    String template =
        ApiUnderTest.TEMPLATE.replace(
            "{\"builders\"",
            "{\"variables\":{\"a\":\"{{env `SITE`}}\",\"b\":\"{{env"
                + " `ALIBABA_CLOUD_ACCESS_KEY_SECRET`}}\",\"c\":\"{{env `MINE`}}\"},\"builders\"");
    String body = "{\"template\":" + template + ",\"environment\":{\"MINE\":\"carried\"}}";

    Bundle bundle = bundle(api.post("/builds").as(token).json(body).answer());

    assertThat(bundle.environment())
        .containsEntry("SITE", "green")
        .containsEntry("MINE", "carried")
        .containsEntry("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "");
  }

  @Test
  void everyChangeIsWrittenDownBeforeAndAfter() {
    api.post("/builds").as(token).with("User-Agent", "curl/8").json(ApiUnderTest.TEMPLATE).answer();
    api.post("/builds").as(token).json(FIVE_ERRORS).answer();
    api.get("/builds").as(token).answer();

    List<AuditEntry> day = api.store.audit().day(ApiUnderTest.START);
    assertThat(day).hasSize(2).extracting(AuditEntry::what).containsOnly("submitBuild");
    assertThat(day).extracting(AuditEntry::address).containsOnly("192.0.2.7");
    assertThat(day).extracting(AuditEntry::agent).anyMatch(agent -> agent.isPresent());
    List<String> answers =
        api.bucket.list("audit/").stream()
            .filter(key -> key.endsWith(".answer"))
            .collect(Collectors.toList());
    assertThat(answers)
        .extracting(key -> new String(api.bucket.get(key).orElseThrow(), UTF_8).substring(0, 3))
        .containsExactlyInAnyOrder("202", "422");
  }

  @Test
  void validatingBeginsNothing() {
    Answered good = api.post("/validate").as(token).json(ApiUnderTest.TEMPLATE).answer();

    assertThat(good.status()).isEqualTo(200);
    assertThat(good.json().path("valid").asBoolean()).isTrue();
    assertThat(good.json().at("/builders/0").asText()).isEqualTo("alicloud-ecs");
    assertThat(api.post("/validate").as(token).json(FIVE_ERRORS).answer().json().path("errors"))
        .hasSize(5);
    assertThat(api.bucket.list("builds/")).isEmpty();
    assertThat(api.bucket.list("audit/")).isEmpty();
  }

  @Test
  void theFirstEntryStandsBeforeTheAnswer() {
    BuildId id = api.submit(token);

    Build build = api.store.journal().latest(id, 0).orElseThrow().state();
    assertThat(build.step()).isEqualTo("only");
    assertThat(build.imageName()).isEqualTo("baked");
  }

  private Bundle bundle(Answered answer) {
    BuildId id = BuildId.of(answer.json().at("/builds/0/id").asText());
    return api.store.bundles().find(id).orElseThrow();
  }
}
