package io.kiln.trigger.series;

import static io.kiln.trigger.series.SeriesRig.TEMPLATE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.build.Json;
import io.kiln.trigger.series.Decision.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is told that a build is over, or stands still. */
class EndsTest {
  private final SeriesRig rig = new SeriesRig();

  @Test
  void theEndOfABuildIsToldOnce() {
    upload("{}");

    assertThat(rig.store.outbox().waiting()).containsExactly("build-" + build());
    assertThat(rig.store.ended().list()).isEmpty();
  }

  @Test
  void aBuildThatCantBeReadKeepsNobodyElseFromBeingTold() {
    rig.bucket.put("builds/broken/journal/0000000001.json", "broken".getBytes(UTF_8));
    rig.bucket.put("ended/broken", new byte[0]);

    upload("{}");

    assertThat(rig.store.outbox().waiting()).containsExactly("build-" + build());
    assertThat(rig.store.ended().list()).containsExactly(BuildId.of("broken"));
    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.SUCCEEDED);
  }

  @Test
  void aBuildThatIsLeftStandingIsToldAtOnceAndNotAgainWhenItIsUndone() {
    rig.failure = "broken script";
    upload("{\"on_error\":\"abort\"}");

    String id = "build-" + build();
    assertThat(rig.store.outbox().waiting()).containsExactly(id);
    assertThat(notice(id).path("type").asText()).isEqualTo("build.ended");
    assertThat(notice(id).at("/data/cleanup").asText()).isEqualTo("SUSPENDED");
    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.FAILED);
    assertThat(manifest().path("cleanup").asText()).isEqualTo("SUSPENDED");

    rig.machine().undo().reopen(build());
    rig.pass(Duration.ofMinutes(3));

    assertThat(rig.build(build()).cleanup()).contains(Cleanup.CLEAN);
    assertThat(rig.store.outbox().waiting()).containsExactly(id);
    assertThat(rig.store.ended().list()).isEmpty();
  }

  @Test
  void aBuildThatIsHeldIsToldAtOnceAndItsEndWhenItComes() {
    rig.failure = "broken script";
    upload("{\"on_error\":\"hold\",\"hold_for\":\"2h\"}");

    String until = rig.build(build()).heldUntil().orElseThrow().toString();
    List<String> told = rig.store.outbox().waiting();
    assertThat(told).hasSize(1);
    assertThat(notice(told.get(0)).path("type").asText()).isEqualTo("build.held");
    assertThat(notice(told.get(0)).at("/data/held_until").asText()).isEqualTo(until);
    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.WAITING);
    assertThat(rig.decision("site").why())
        .contains("broken script")
        .contains("held until " + until);
    assertThat(manifest().path("cleanup").asText()).isEqualTo("SUSPENDED");
    assertThat(rig.series("site").running()).isPresent();

    rig.pass(Duration.ofMinutes(130));

    assertThat(rig.store.outbox().waiting())
        .containsExactlyInAnyOrder(told.get(0), "build-" + build());
    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.FAILED);
    assertThat(manifest().path("cleanup").asText()).isEqualTo("CLEAN");
    assertThat(rig.verdicts("site"))
        .containsExactly(Verdict.WAITING, Verdict.STARTED, Verdict.WAITING, Verdict.FAILED);
  }

  @Test
  void aHeldBuildThatIsResumedCountsAsItEnds() {
    rig.failure = "broken script";
    upload("{\"on_error\":\"hold\"}");
    rig.failure = "";

    rig.machine().advance().resume(build());
    rig.pass(Duration.ofMinutes(3));

    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.SUCCEEDED);
    assertThat(rig.series("site").failures()).isZero();
    assertThat(rig.store.outbox().waiting()).hasSize(2).contains("build-" + build());
  }

  @Test
  void theMarkOfABuildThatGoesOnIsKeptUntilItIsOver() {
    rig.slow = true;
    upload("{}");
    rig.bucket.put("ended/" + build(), new byte[0]);

    rig.pass(Duration.ofMinutes(2));
    assertThat(rig.store.outbox().waiting()).isEmpty();
    rig.slow = false;
    rig.pass(Duration.ofMinutes(15));

    assertThat(rig.store.outbox().waiting()).containsExactly("build-" + build());
    assertThat(rig.store.ended().list()).isEmpty();
  }

  private BuildId build() {
    assertThat(rig.started).hasSize(1);
    return rig.started.get(0);
  }

  private JsonNode notice(String id) {
    return Json.read(rig.store.outbox().find(id).orElseThrow(), JsonNode.class);
  }

  private JsonNode manifest() {
    return rig.result("site/" + build() + "/manifest.json");
  }

  private void upload(String instructions) {
    rig.quietly("site/kiln.json", instructions);
    rig.quietly("site/template.json", TEMPLATE);
    rig.put("site/run.sh", "echo hello");
    rig.pass(Duration.ofMinutes(3));
  }
}
