package io.kiln.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Answer;
import io.kiln.build.Build;
import io.kiln.build.Cleanup;
import io.kiln.build.Next;
import io.kiln.build.OnError;
import io.kiln.build.Result;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A build whose provisioner fails is held there, and goes on there or is cleaned up. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HoldIT {
  /** The second provisioner fails until a person has put a file there. */
  private static final String FAILING =
      Baked.TEMPLATE.replace("echo said by 1", "test -f ~/mended && echo said by 1");

  private final Tap tap = Tap.listening();
  private Scene scene = Scene.fresh(tap);
  private Life life = scene.life();

  @BeforeEach
  void fail() throws Exception {
    scene.submit(life, FAILING, OnError.HOLD);
    Driver.FLOW.drive(scene, life);
  }

  @AfterEach
  void close() {
    scene.close();
    assertThat(Scene.leftovers()).isEmpty();
  }

  @Test
  void itIsHeldWithItsMachineUntilTheDeadline() {
    Build held = scene.build().orElseThrow();

    assertThat(held.cleanup()).contains(Cleanup.SUSPENDED);
    assertThat(held.heldUntil()).isPresent();
    assertThat(held.failure().orElseThrow().step()).isEqualTo("provision-1");
    assertThat(scene.cloud().resources()).anyMatch(r -> r.type().equals("instance"));
  }

  @Test
  void itGoesOnAtTheProvisionerThatFailed() throws Exception {
    scene.inside("mended");

    Answer resumed = life.wiring().advance().resume(scene.id());
    Driver.FLOW.drive(scene, life);

    assertThat(resumed.next()).isEqualTo(Next.STEP);
    Build end = scene.build().orElseThrow();
    assertThat(end.failure()).isEmpty();
    assertThat(end.result()).contains(Result.SUCCEEDED);
    assertThat(end.cleanup()).contains(Cleanup.CLEAN);
    assertThat(scene.ran(end, 0)).as("the first is not run again").isEqualTo(1);
    assertThat(scene.ran(end, 1)).as("the second is").isEqualTo(2);
  }

  @Test
  void afterTheDeadlineTheWatchdogCleansUp() throws Exception {
    life.sleep(Duration.ofHours(2).plusMinutes(1));

    Driver.TICK.drive(scene, life);

    Build end = scene.build().orElseThrow();
    assertThat(end.result()).contains(Result.FAILED);
    assertThat(end.cleanup()).contains(Cleanup.CLEAN);
    assertThat(scene.cloud().resources()).isEmpty();
  }

  @Test
  void aBuildThatIsNotHeldIsNotResumed() {
    Answer undone = life.wiring().undo().reopen(scene.id());
    Answer answer = life.wiring().advance().resume(scene.id());

    assertThat(undone.next()).isEqualTo(Next.UNDO);
    assertThat(answer.next()).isEqualTo(Next.UNDO);
  }
}
