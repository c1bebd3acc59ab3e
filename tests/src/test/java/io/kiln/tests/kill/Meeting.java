package io.kiln.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.Answer;
import io.kiln.build.Build;
import io.kiln.build.Cleanup;
import io.kiln.build.Endpoint;
import io.kiln.build.Result;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.CloudFailure;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.local.fault.Effect;
import io.kiln.local.fault.Fault;
import io.kiln.local.flow.Invocation;
import io.kiln.local.flow.OutputShape;
import io.kiln.template.Secret;
import io.kiln.trigger.FlowExecutions;
import java.time.Duration;
import java.util.Optional;

/** A bake in which one kind of call meets a fault, and what must come of it. */
final class Meeting {
  /** A fault that passes is met by so many calls of its kind. */
  private static final int TIMES = 3;

  private final Cell cell;

  Meeting(Cell cell) {
    this.cell = cell;
  }

  void hold() throws InterruptedException {
    try (Scene scene = Scene.fresh(tap())) {
      Life life = scene.life();
      Trial.submit(scene, life);
      if (cell.call().product.equals("CloudFlow")) {
        watched(scene, life);
        return;
      }
      strike(scene);
      switch (cell.handling()) {
        case FAILS -> fails(scene, life);
        case LEAKS -> leaks(scene, life);
        case HELD -> held(scene, life);
        default -> succeeds(scene, life);
      }
    }
  }

  private Tap tap() {
    if (cell.call() != Calls.SSH) {
      return Tap.listening();
    }
    Blow blow = cell.weather() == Weather.TIME_OUT_BEFORE ? Blow.REQUEST_LOST : Blow.ANSWER_LOST;
    return Tap.striking(
        new Kill(new Boundary(Port.SSH, "provision-0", cell.call().action, 1, true), blow));
  }

  private void strike(Scene scene) {
    if (cell.weather() == Weather.STALE) {
      scene.lagging(Duration.ofSeconds(20));
      return;
    }
    if (cell.call() == Calls.SSH) {
      return;
    }
    Effect effect = cell.weather().on(cell.call()).orElseThrow();
    if (!cell.weather().passes()) {
      scene.cloud().faults().add(Fault.each(cell.call().action, effect));
      return;
    }
    boolean once = effect instanceof Effect.DropAfter || effect instanceof Effect.DropBefore;
    for (int call = 1; call <= (once ? 1 : TIMES); call++) {
      scene.cloud().faults().add(Fault.nth(call, cell.call().action, effect));
    }
  }

  private void succeeds(Scene scene, Life life) throws InterruptedException {
    Driver.FLOW.drive(scene, life);

    assertThat(Verdict.on(scene, false)).isEmpty();
  }

  private void fails(Scene scene, Life life) throws InterruptedException {
    Driver.FLOW.drive(scene, life);

    Build end = scene.build().orElseThrow();
    assertThat(end.result()).contains(Result.FAILED);
    assertThat(end.failure().orElseThrow().message()).contains(code());
    assertThat(end.cleanup()).contains(Cleanup.CLEAN);
    assertThat(scene.cloud().resources()).isEmpty();
  }

  /** Named, and gone once the right is given. */
  private void leaks(Scene scene, Life life) throws InterruptedException {
    Driver.FLOW.drive(scene, life);

    Build end = scene.build().orElseThrow();
    assertThat(end.cleanup()).contains(Cleanup.LEAKED);
    assertThat(end.undoFailures()).anyMatch(f -> f.startsWith("LEAKED: ") && f.contains(code()));
    assertThat(scene.life().wiring().store().leaking().list()).containsExactly(scene.id());
    scene.cloud().faults().clear();
    Answer unusedReopened = life.wiring().undo().reopen(scene.id());
    Driver.FLOW.drive(scene, life);
    assertThat(scene.build().orElseThrow().cleanup()).contains(Cleanup.CLEAN);
    assertThat(scene.cloud().resources()).noneMatch(r -> r.tags().containsKey(Build.TEMPORARY));
  }

  /** Nothing is undone with a dead key; with a living one it goes on. */
  private void held(Scene scene, Life life) throws InterruptedException {
    assertThatThrownBy(() -> Driver.FLOW.drive(scene, life)).hasMessageContaining(code());
    scene.cloud().faults().clear();
    assertThat(scene.build().orElseThrow().result()).isNotEqualTo(Optional.of(Result.FAILED));

    Driver.RESUME.drive(scene, scene.life());

    assertThat(Verdict.on(scene, false)).isEmpty();
  }

  private String code() {
    return cell.weather().on(cell.call()).map(e -> ((Effect.Refuse) e).code()).orElseThrow();
  }

  /** Whatever becomes of the flow's own calls, the watchdog takes the build over. */
  private void watched(Scene scene, Life life) throws InterruptedException {
    scene.cloud().connectFlows(OutputShape.PLAIN, (name, event) -> Invocation.success("{}"));
    Endpoints there = Endpoints.standard().withFlows(Endpoint.of(scene.cloud().ecsEndpoint()));
    try (Cloud cloud = Cloud.of(Credentials.of("flow", Secret.of("no-secret-at-all")), there)) {
      FlowExecutions executions = new FlowExecutions(cloud.flows(), "cn-shenzhen", "kiln-build");
      strike(scene);
      if (cell.call() == Calls.FLOW_START) {
        assertThatThrownBy(() -> executions.start(scene.id())).isInstanceOf(CloudFailure.class);
      }
      Driver.behind(executions).drive(scene, life);
    }
    assertThat(Verdict.on(scene, false)).isEmpty();
  }
}
