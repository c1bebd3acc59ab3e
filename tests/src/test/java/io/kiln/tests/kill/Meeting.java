package io.kiln.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.Answer;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.build.Endpoint;
import io.kiln.build.Result;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.CloudFailure;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.local.fault.Effect;
import io.kiln.local.fault.Fault;
import io.kiln.local.flow.CloudFlow;
import io.kiln.local.flow.ExecutionId;
import io.kiln.local.flow.Flow;
import io.kiln.local.flow.Invocation;
import io.kiln.local.flow.OutputShape;
import io.kiln.template.Secret;
import io.kiln.trigger.FlowExecutions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** A bake in which one kind of call meets a fault, and what must come of it. */
final class Meeting {
  /** A fault that passes is met by so many calls of its kind. */
  private static final int TIMES = 3;

  private static final String FLOW = "kiln-build";

  /** Drives nothing: so the watchdog must. */
  private static final String DOES_NOTHING =
      """
      Type: StateMachine
      Name: kiln-build
      SpecVersion: v1
      StartAt: Nothing
      States: [{Type: Succeed, Name: Nothing, End: true}]
      """;

  private final Cell cell;
  private final Tap tap;

  Meeting(Cell cell) {
    this.cell = cell;
    this.tap = tapFor(cell);
  }

  void hold() throws InterruptedException {
    try (Scene scene = Scene.fresh(tap)) {
      Life life = scene.life();
      Trial.submit(scene, life);
      if (cell.call().product.equals("CloudFlow")) {
        watched(scene, life);
        return;
      }
      BooleanSupplier met = strike(scene);
      switch (cell.handling()) {
        case FAILS -> fails(scene, life);
        case LEAKS -> leaks(scene, life);
        case HELD -> held(scene, life);
        default -> succeeds(scene, life, met);
      }
    }
  }

  private static Tap tapFor(Cell cell) {
    if (cell.call() != Calls.SSH) {
      return Tap.listening();
    }
    Blow blow = cell.weather() == Weather.TIME_OUT_BEFORE ? Blow.REQUEST_LOST : Blow.ANSWER_LOST;
    return Tap.striking(
        new Kill(new Boundary(Port.SSH, "provision-0", cell.call().action, 1, true), blow));
  }

  /** Lets the fault loose; the answer tells whether a call has met it. */
  private BooleanSupplier strike(Scene scene) {
    if (cell.weather() == Weather.STALE) {
      Lag lag = scene.lagging(Duration.ofSeconds(20));
      return () -> lag.hidFrom().containsAll(looks());
    }
    if (cell.call() == Calls.SSH) {
      return tap::struck;
    }
    Effect effect = cell.weather().on(cell.call()).orElseThrow();
    if (!cell.weather().passes()) {
      scene.cloud().faults().add(Fault.each(cell.call().action, effect));
      return () -> scene.cloud().faults().struck() > 0;
    }
    boolean once = effect instanceof Effect.DropAfter || effect instanceof Effect.DropBefore;
    for (int call = 1; call <= (once ? 1 : TIMES); call++) {
      scene.cloud().faults().add(Fault.nth(call, cell.call().action, effect));
    }
    return () -> scene.cloud().faults().struck() > 0;
  }

  /** Where something new must have been missing: of the network's things the last is an address. */
  private Set<String> looks() {
    return cell.call() == Calls.VPC_DESCRIBE
        ? Set.of(cell.call().action, "DescribeEipAddresses")
        : Set.of(cell.call().action);
  }

  private void succeeds(Scene scene, Life life, BooleanSupplier met) throws InterruptedException {
    Driver.FLOW.drive(scene, life);

    assertThat(met.getAsBoolean()).as("a call met it").isTrue();
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
    CloudFlow flows =
        scene.cloud().connectFlows(OutputShape.PLAIN, (name, event) -> Invocation.success("{}"));
    flows.deploy(new Flow(FLOW, DOES_NOTHING, ""));
    Endpoints there = Endpoints.standard().withFlows(Endpoint.of(scene.cloud().ecsEndpoint()));
    try (Cloud cloud = Cloud.of(Credentials.of("flow", Secret.of("no-secret-at-all")), there)) {
      FlowExecutions executions = new FlowExecutions(cloud.flows(), "cn-shenzhen", FLOW);
      if (cell.call() == Calls.FLOW_DESCRIBE) {
        String unusedName = executions.start(scene.id());
      }
      BooleanSupplier met = strike(scene);
      if (cell.call() == Calls.FLOW_START) {
        notStarted(executions, flows, scene.id());
      }
      Driver.behind(executions).drive(scene, life);
      assertThat(met.getAsBoolean()).as("a call met it").isTrue();
    }
    assertThat(Verdict.on(scene, false)).isEmpty();
  }

  /** Whoever starts it learns why it did not start, or that nobody knows. */
  private void notStarted(FlowExecutions executions, CloudFlow flows, BuildId build) {
    ExecutionId first = new ExecutionId(FLOW, build.toString());
    boolean unheard = !(cell.weather().on(cell.call()).orElseThrow() instanceof Effect.Refuse);

    assertThatThrownBy(() -> executions.start(build))
        .isInstanceOfSatisfying(
            CloudFailure.class,
            failed ->
                assertThat(failed.code())
                    .isEqualTo(unheard ? Optional.empty() : Optional.of(code())));

    if (cell.weather() == Weather.TIME_OUT_AFTER) {
      assertThat(flows.describe(first).id().name()).isEqualTo(build.toString());
    } else {
      assertThatThrownBy(() -> flows.describe(first)).hasMessageContaining("does not exist");
    }
  }
}
