package io.kiln.tests.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.build.Result;
import io.kiln.local.Resource;
import io.kiln.local.clock.Busy;
import io.kiln.local.fault.Faults;
import io.kiln.local.machine.MachineHost;
import io.kiln.tests.triggers.OverHttp.Said;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every command of {@code kiln --at URL}, asked of the deployed functions. */
@Tag("slow")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsOverHttpIT {
  private static final String LAST = "last";

  private Stand stand;
  private OverHttp over;

  /** One deployment for all: each test has names of its own. */
  @BeforeAll
  void open(@TempDir Path home, @TempDir Path folder) {
    stand = new Stand(home, MachineHost.namespaces(home), Map.of());
    over = OverHttp.of(stand, folder);
  }

  @AfterEach
  void nothingIsLeft() {
    stand.cloud().faults().clear();
    assertThat(stand.cloud().resources())
        .extracting(Resource::type)
        .isSubsetOf("image", "snapshot");
  }

  @AfterAll
  void close() {
    stand.close();
  }

  private BuildId newest() {
    String line = over.kiln("builds", "-limit", "1").exits(0).out().lines().toList().get(1);
    return BuildId.of(line.substring(0, line.indexOf(' ')));
  }

  @Test
  void aTemplateIsCheckedBakedAndLookedAt() {
    over.with("t.json", Templates.bare("remote")).with("bad.json", "{\"builders\":[{}]}");

    over.kiln("validate", "t.json").exits(0);
    assertThat(over.kiln("validate", "bad.json").exits(1).out()).contains("bad.json");
    Said baked = over.kiln("build", "t.json").exits(0);
    assertThat(baked.out())
        .contains("==> alicloud-ecs: Creating image: remote")
        .contains("==> Builds finished. The artifacts of successful builds are:");
    String build = newest().toString();
    String image = stand.build(newest()).imageIds().get("cn-shenzhen");

    assertThat(over.kiln("builds").exits(0).out()).contains(build).contains("SUCCEEDED");
    assertThat(over.kiln("images").exits(0).out()).contains("remote").contains(image);
    assertThat(over.kiln("log", LAST).exits(0).out()).contains("Creating image: remote");
    assertThat(over.kiln("log", "-receipt", build.substring(0, 8)).exits(0).out())
        .contains("SUCCEEDED, CLEAN")
        .contains(image);
    assertThat(over.kiln("attach", LAST).exits(0).out()).contains("cn-shenzhen: " + image);
    assertThat(over.kiln("undo", LAST).exits(0).out()).contains("is left but what it keeps");
    assertThat(over.kiln("cancel", LAST).exits(1).out()).contains("is past that");
    assertThat(over.kiln("resume", LAST).exits(1).out()).contains("is past that");
    assertThat(over.kiln("build", "t.json").exits(1).out()).contains("remote");
    assertThat(over.kiln("log", "b-nothing").exits(1).out()).contains("b-nothing");
  }

  @Test
  void aBuildIsCancelledMidwayAndNothingIsLeft() {
    over.with("t.json", Templates.bare("never"));
    BuildId id;
    Busy slow = stand.cloud().clock().busy("the test looks on");
    try {
      id = BuildId.of(over.kiln("build", "-detach", "t.json").exits(0).out().strip());
      stand.await("a VPC", () -> has("vpc"));
      // until it is decided the clock stands; then it may run to the build's end
      var unusedDecision =
          CompletableFuture.runAsync(
              () -> {
                stand.await("the decision", () -> stand.build(id).result().isPresent());
                slow.close();
              });
      assertThat(over.kiln("cancel", LAST).exits(0).out())
          .contains("Nothing of build " + id + " is left");
    } finally {
      slow.close();
    }

    assertThat(stand.build(id).result()).contains(Result.CANCELLED);
    assertThat(stand.build(id).cleanup()).contains(Cleanup.CLEAN);
    assertThat(over.kiln("attach", LAST).exits(1).out()).contains("cancel");
  }

  @Test
  void whatAFailureLeftStandingIsUndone() {
    over.with("t.json", Templates.bare("never"));
    stand.cloud().faults().add(Faults.named("no-balance").orElseThrow());

    Said failed = over.kiln("build", "-on-error=abort", "t.json").exits(1);

    assertThat(failed.out()).contains("enough balance");
    assertThat(failed.err()).contains("Not everything of build").contains("undo");
    assertThat(has("vpc")).isTrue();
    assertThat(over.kiln("undo", LAST).exits(0).out()).contains("is left but what it keeps");
  }

  @Test
  void whoeverIsAskedAndSaysNothingGetsItCleanedUp() {
    over.with("t.json", Templates.bare("never"));
    stand.cloud().faults().add(Faults.named("no-balance").orElseThrow());

    Said failed = over.kiln("build", "-on-error=ask", "t.json").exits(1);

    assertThat(failed.out()).contains("[c] Clean up and exit").contains("Deleting VPC because of");
    assertThat(stand.build(newest()).cleanup()).contains(Cleanup.CLEAN);
    assertThat(over.kiln("build", "-debug", "t.json").exits(1).out()).contains("without -at");
  }

  @Test
  void aHeldBuildGoesOnAtTheProvisionerThatFailed() {
    over.with("t.json", Templates.withScript("held"))
        .with("run.sh", "test -f /root/seen || { touch /root/seen; exit 7; }");

    Said failed = over.kiln("build", "-on-error=hold", "-hold-for=30m", "t.json").exits(1);

    assertThat(failed.err()).contains("is held until").contains("resume");
    Build held = stand.build(newest());
    assertThat(held.cleanup()).contains(Cleanup.SUSPENDED);
    assertThat(held.holdFor().orElseThrow()).hasMinutes(30);
    assertThat(over.kiln("resume", LAST).exits(0).out())
        .contains("Resuming at provision-0")
        .contains("cn-shenzhen: m-");
    Build end = stand.build(held.id());
    assertThat(end.result()).contains(Result.SUCCEEDED);
    assertThat(end.cleanup()).contains(Cleanup.CLEAN);
  }

  @Test
  void schedulesAreSetListedPausedAndRemoved() {
    assertThat(over.kiln("schedule", "list").exits(0).out()).contains("No template was uploaded");
    over.kiln("schedule", "set", "-zone", "Asia/Shanghai", "nightly", "30 3 * * *").exits(0);

    assertThat(over.kiln("schedule", "list").exits(0).out())
        .contains("nightly")
        .contains("30 3 * * * Asia/Shanghai")
        .contains("T19:30:00Z");
    over.kiln("schedule", "pause", "nightly").exits(0);
    assertThat(over.kiln("schedule", "list").exits(0).out()).contains("paused");
    over.kiln("schedule", "resume", "nightly").exits(0);
    assertThat(over.kiln("schedule", "history", "nightly").exits(0).out())
        .contains("resumed by token")
        .contains("PAUSED");
    over.kiln("schedule", "remove", "nightly").exits(0);
    assertThat(stand.series("nightly").schedule()).isEmpty();

    assertThat(over.kiln("schedule", "set", "nightly", "61 3 * * *").exits(1).out())
        .contains("'61' is no minute");
    assertThat(over.kiln("schedule", "pause", "nobody's").exits(1).out()).contains("nobody's");
    assertThat(over.kiln("schedule", "forget", "nightly").exits(1).out()).contains("is none of");
    assertThat(over.kiln("schedule", "set", "nightly").exits(1).out()).contains("five fields");
  }

  private boolean has(String type) {
    return stand.cloud().resources().stream().anyMatch(one -> one.type().equals(type));
  }

  @Test
  void tokensAreMadeListedAndRevoked() {
    over.with("t.json", Templates.bare("never"));
    int before = stand.builds().size();
    Said made = over.kiln("token", "create", "-name", "ci", "-scope", "read").exits(0);
    OverHttp reader = over.as(made.out().strip());

    reader.kiln("builds").exits(0);
    assertThat(reader.kiln("build", "t.json").exits(1).out()).contains("403").contains("'build'");
    assertThat(reader.kiln("token", "list").exits(1).out()).contains("403").contains("'admin'");
    String list = over.kiln("token", "list").exits(0).out();
    assertThat(list).contains("ci").doesNotContain(made.out().strip());
    String id = made.out().substring(5, 15);
    over.kiln("token", "revoke", id).exits(0);
    assertThat(reader.kiln("builds").exits(1).out()).contains("401").contains("KILN_TOKEN");
    assertThat(stand.builds()).hasSize(before);
  }

  @Test
  void aFollowerWhoseConnectionBreaksComesBack() throws Exception {
    over.with("t.json", Templates.bare("followed"));
    int before = stand.builds().size();
    try (Relay relay = Relay.to(over.api())) {
      OverHttp shaky = over.through(relay.address());
      CompletableFuture<Said> following =
          CompletableFuture.supplyAsync(() -> shaky.kiln("build", "t.json"));
      int cuts = 0;
      while (!following.isDone() && cuts < 5) {
        int known = relay.connections();
        stand.await("another connection", () -> relay.connections() > known || following.isDone());
        relay.cut();
        cuts++;
      }
      Said followed = following.get(2, TimeUnit.MINUTES).exits(0);

      assertThat(cuts).isGreaterThan(1);
      assertThat(stand.builds()).as("one key, one build").hasSize(before + 1);
      assertThat(followed.out().split("Creating image: followed", -1))
          .as("no line twice")
          .hasSize(2);
      assertThat(followed.out()).contains("cn-shenzhen: m-");
    }
  }
}
