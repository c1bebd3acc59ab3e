package io.kiln.tests.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.local.stack.Stack;
import io.kiln.local.stack.StackBucket;
import io.kiln.local.stack.StackFlow;
import io.kiln.local.stack.StackFunction;
import io.kiln.local.stack.StackTrigger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What template.yml deploys. */
final class StackTest {
  private final Stack stack = Deployment.ours().stack();

  @Test
  void deploysFunctionsNamedAfterTheStacksTag() {
    assertThat(stack.functions())
        .extracting(StackFunction::name)
        .contains(
            "kiln-step",
            "kiln-undo",
            "kiln-tick",
            "kiln-upload",
            "kiln-rebake",
            "kiln-notify",
            "kiln-api",
            "kiln-sweep")
        .allMatch(name -> name.startsWith("kiln-"));
    assertThat(Deployment.ours().given("StackTag", "two").stack().functions())
        .extracting(StackFunction::name)
        .allMatch(name -> name.startsWith("two-"));
  }

  @Test
  void whoeverBakesGetsTheSameSettings() {
    for (String function : List.of("kiln-step", "kiln-undo", "kiln-tick")) {
      assertThat(stack.function(function).environment()).as(function).isEqualTo(settings());
    }
  }

  @Test
  void onlyWhoDeliversNoticesKnowsWhatTheyAreSignedWith() {
    Stack telling =
        Deployment.ours()
            .given("NoticeUrl", "https://hooks.example/kiln")
            .given("NoticeSecret", "a secret of sixteen and more")
            .stack();

    for (StackFunction function : telling.functions()) {
      assertThat(function.environment().containsKey("KILN_NOTICE_SECRET"))
          .as(function.name())
          .isEqualTo(function.name().equals("kiln-notify"));
    }
  }

  @Test
  void theApiAsksForATokenUnlessThePlatformLetsCallersIn() {
    assertThat(trigger("ApiTrigger").config().path("authType").asText()).isEqualTo("anonymous");
    assertThat(stack.function("kiln-api").environment()).containsEntry("KILN_API_AUTH", "token");
    Stack signed = Deployment.ours().given("ApiAuthentication", "function").stack();
    assertThat(signed.function("kiln-api").environment())
        .containsEntry("KILN_API_AUTH", "function");
    assertThat(signed.triggers())
        .filteredOn(one -> one.id().equals("ApiTrigger"))
        .allMatch(one -> one.config().path("authType").asText().equals("function"));
    assertThat(
            Deployment.ours()
                .given("ApiAuthentication", "none")
                .stack()
                .function("kiln-api")
                .environment())
        .doesNotContainKey("KILN_API_AUTH");
  }

  @Test
  void uploadHearsOfTemplatesAlone() {
    StackTrigger upload = trigger("UploadTrigger");

    assertThat(upload.type()).isEqualTo("oss");
    assertThat(upload.function()).isEqualTo("kiln-upload");
    assertThat(upload.config().at("/filter/key/prefix").asText()).isEqualTo("templates/");
    assertThat(upload.source().arn()).endsWith(":" + stack.buckets().get(0).name());
  }

  @Test
  void anEndpointIsASettingOnlyWhereOneIsGiven() {
    Stack local = Deployment.ours().given("EcsEndpoint", "http://127.0.0.1:8990").stack();

    assertThat(local.function("kiln-undo").environment())
        .containsEntry("KILN_ECS_ENDPOINT", "http://127.0.0.1:8990")
        .doesNotContainKeys("KILN_VPC_ENDPOINT", "KILN_OSS_ENDPOINT", "KILN_FLOW_ENDPOINT");
  }

  @Test
  void aStepMayNotOutliveItsClaim() {
    Duration claim = Duration.ofMinutes(2);

    assertThat(stack.function("kiln-step").size().timeout()).isLessThanOrEqualTo(claim);
    assertThat(stack.function("kiln-undo").size().timeout()).isLessThanOrEqualTo(claim);
  }

  @Test
  void anInstanceHasAMemoryThatItsShareOfACoreMayHave() {
    for (StackFunction function : stack.functions()) {
      double gigabytesPerCore = function.size().memoryMegabytes() / 1024.0 / function.size().cpu();
      assertThat(gigabytesPerCore).as(function.name()).isBetween(1.0, 4.0);
    }
  }

  @Test
  void theBucketHonoursForbidOverwriteAndIsEncrypted() {
    assertThat(stack.buckets())
        .containsExactly(
            new StackBucket("StateBucket", "kiln-1234567890123456-cn-wulanchabu", false, "AES256"));
  }

  @Test
  void tickIsCalledEveryMinuteAndNeverRepeated() {
    StackTrigger timer = trigger("TickTimer");

    assertThat(timer.function()).isEqualTo("kiln-tick");
    assertThat(timer.type()).isEqualTo("timer");
    assertThat(timer.config().path("cronExpression").asText()).isEqualTo("@every 1m");
    assertThat(stack.function("kiln-tick").extras().asynchronous().retries()).isZero();
  }

  @Test
  void sweepIsCalledOnceANightAndNeverRepeated() {
    StackTrigger timer =
        stack.triggers().stream()
            .filter(trigger -> trigger.function().equals("kiln-sweep"))
            .findFirst()
            .orElseThrow();

    assertThat(timer.config().path("cronExpression").asText()).isEqualTo("0 30 18 * * *");
    assertThat(stack.function("kiln-sweep").extras().asynchronous().retries()).isZero();
  }

  @Test
  void theFlowTriesABrokenStepForAboutAQuarterOfAnHour() {
    StackFlow flow = stack.flows().get(0);

    assertThat(patience(flow, "Step")).isBetween(Duration.ofMinutes(13), Duration.ofMinutes(17));
    assertThat(patience(flow, "Undo")).isGreaterThan(Duration.ofMinutes(60));
    assertThat(patience(flow, "GiveUp")).isGreaterThan(Duration.ofMinutes(60));
  }

  @Test
  void theFlowPassesOnNoMoreThanItMust() {
    JsonNode flow = stack.flows().get(0).definition();

    for (JsonNode body : flow.findValues("body")) {
      assertThat(body.fieldNames())
          .toIterable()
          .isSubsetOf("build.$", "seq.$", "turn.$", "looks.$", "reason.$", "detail.$")
          .contains("build.$", "seq.$");
    }
  }

  @Test
  void outputsNameWhatAnOperatorNeeds() {
    assertThat(stack.outputs())
        .containsEntry("StateBucket", "kiln-1234567890123456-cn-wulanchabu")
        .containsEntry("Flow", "kiln-build")
        .containsEntry("LogProject", "kiln-1234567890123456-cn-wulanchabu");
  }

  private static Map<String, String> settings() {
    return Map.of(
        "KILN_STACK", "kiln",
        "KILN_REGION", "cn-wulanchabu",
        "KILN_BUCKET", "kiln-1234567890123456-cn-wulanchabu",
        "KILN_FLOW", "kiln-build",
        "KILN_DRIVER", "flow",
        "KILN_SSH_SOURCE_CIDR", "0.0.0.0/0",
        "KILN_TEMPLATE_KEYS", "false",
        "KILN_SHELL_LOCAL", "false");
  }

  private static Duration patience(StackFlow flow, String name) {
    Duration sum = Duration.ZERO;
    for (JsonNode state : flow.definition().path("States")) {
      if (state.path("Name").asText().equals(name)) {
        JsonNode rule = state.path("Retry").path(0);
        double pause = rule.path("IntervalSeconds").asDouble();
        for (int i = 0; i < rule.path("MaxAttempts").asInt(); i++) {
          sum = sum.plusSeconds((long) Math.min(pause, rule.path("MaxBackoffSeconds").asDouble()));
          pause *= rule.path("BackoffRate").asDouble();
        }
      }
    }
    return sum;
  }

  private StackTrigger trigger(String id) {
    return stack.triggers().stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
  }
}
