package io.kiln.local.fc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.BuildId;
import io.kiln.build.Result;
import io.kiln.local.Resource;
import io.kiln.local.testing.CloudUnderTest;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The very jar that is deployed, in Function Compute as the local cloud stands in for it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DeployedIT {
  private static final Map<String, String> FLOW = Map.of("KILN_FLOW", "kiln-build");
  private static final Map<String, String> TICK = Map.of("KILN_DRIVER", "tick");

  @RegisterExtension final CloudUnderTest cloud = new CloudUnderTest();

  @Test
  void aBuildIsBakedByInvocationsAlone() throws Exception {
    try (Bakery bakery = new Bakery(cloud.cloud(), FLOW, false)) {
      BuildId id = bakery.submit();

      JsonNode last = bakery.drive(id);

      assertThat(last.path("next").asText()).isEqualTo("SUCCEEDED");
      assertThat(bakery.build(id).imageIds()).containsKey("cn-shenzhen");
      assertThat(cloud.cloud().resources())
          .extracting(Resource::type)
          .containsOnly("image", "snapshot");
      assertThat(bakery.active()).isEmpty();
      assertThat(bakery.functions.usage().coldStarts()).isEqualTo(2);
      assertThat(bakery.functions.usage().failures()).isZero();
    }
  }

  @Test
  void theTickAloneBakesToo() throws Exception {
    try (Bakery bakery = new Bakery(cloud.cloud(), TICK, false)) {
      BuildId id = bakery.submit();

      for (int minute = 0; minute < 120 && !bakery.active().isEmpty(); minute++) {
        JsonNode report = bakery.ask("Tick", "{}");
        assertThat(report.path("troubled")).isEmpty();
        cloud.pass(Duration.ofMinutes(1));
      }

      assertThat(bakery.build(id).result()).contains(Result.SUCCEEDED);
      assertThat(bakery.active()).isEmpty();
    }
  }

  @Test
  void aBuildSurvivesANewInstanceForEachInvocation() throws Exception {
    try (Bakery bakery = new Bakery(cloud.cloud(), FLOW, true)) {
      BuildId id = bakery.submit();
      bakery.ask("Step", "{\"build\":\"" + id + "\"}");
      bakery.keys.expire("acs:ram::1:role/kiln-Step");

      JsonNode next = bakery.ask("Step", "{\"build\":\"" + id + "\",\"seq\":1}");

      assertThat(next.path("next").asText()).isIn("STEP", "WAIT");
      assertThat(bakery.functions.usage().coldStarts()).isEqualTo(2);
    }
  }

  @Test
  void aReasonSendsTheBuildToItsFailureBranch() throws Exception {
    try (Bakery bakery = new Bakery(cloud.cloud(), FLOW, false)) {
      BuildId id = bakery.submit();
      String event = "{\"build\":\"" + id + "\",\"reason\":\"the flow gave up\"}";

      assertThat(bakery.ask("Undo", event).path("Body").path("next").asText()).isEqualTo("UNDO");
      assertThat(bakery.ask("Undo", event).path("next").asText()).isEqualTo("FAILED");

      assertThat(bakery.build(id).failure().orElseThrow().message()).isEqualTo("the flow gave up");
    }
  }

  @Test
  void whatNoTryCanMendIsAnsweredAsTheEnd() throws Exception {
    try (Bakery bakery = new Bakery(cloud.cloud(), FLOW, false)) {
      assertThat(bakery.ask("Step", "{\"build\":\"nobody\"}").path("error").asText())
          .isEqualTo("NoSuchBuild");
      JsonNode bad = bakery.ask("Step", "{\"seq\":-1,\"more\":1}");
      assertThat(bad.path("Body").path("next").asText()).isEqualTo("FAILED");
      assertThat(bad.path("message").asText())
          .isEqualTo(
              "Bad event: build is missing; seq is not a whole number from 0 on;"
                  + " more is not a field of it");
    }
  }

  @Test
  void aWrongSettingFailsTheInitializerAndNamesAll() throws Exception {
    Map<String, String> wrong = Map.of("KILN_FLOW", "kiln-build", "KILN_COLOUR", "red");
    try (Bakery bakery = new Bakery(cloud.cloud(), wrong, false)) {
      Reply reply = bakery.functions.invoke("Step", "{}".getBytes(UTF_8));

      assertThat(reply.errorType()).isEqualTo("InitializationError");
      assertThat(reply.text()).contains("KILN_COLOUR is not a setting of Kiln");
    }
  }

  @Test
  void aClosedInstanceLeavesNoClassesBehind() throws Exception {
    WeakReference<ClassLoader> classes;
    try (Bakery bakery = new Bakery(cloud.cloud(), FLOW, false)) {
      bakery.ask("Step", "{\"build\":\"nobody\"}");
      classes =
          new WeakReference<>(
              Thread.getAllStackTraces().keySet().stream()
                  .filter(thread -> thread.getName().equals("fc-Step"))
                  .map(Thread::getContextClassLoader)
                  .filter(CodeLoader.class::isInstance)
                  .findFirst()
                  .orElseThrow());
    }

    for (int i = 0; i < 100 && classes.get() != null; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(classes.get()).isNull();
  }
}
