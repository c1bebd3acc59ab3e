package io.kiln.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.build.Deeds;
import io.kiln.build.Entry;
import io.kiln.build.Outcome;
import io.kiln.build.Phase;
import io.kiln.build.Recipe;
import io.kiln.build.Resource;
import io.kiln.build.ResourceState;
import io.kiln.build.Result;
import io.kiln.build.StateMachine;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.build.Workbench;
import io.kiln.store.FolderBucket;
import io.kiln.store.Store;
import io.kiln.trigger.Executions.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TickTest {
  private static final BuildId ID = BuildId.of("build-1");
  private static final BuildId OTHER = BuildId.of("build-2");
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private Clock clock = Clock.fixed(START, ZoneOffset.UTC);
  private State execution = State.RUNNING;
  private @Nullable RuntimeException trouble;
  private final Path folder;
  private final Store store;

  TickTest(@TempDir Path folder) {
    this.folder = folder;
    this.store = new Store(new FolderBucket(folder), new SecureRandom());
  }

  @Test
  void aTickDrivesEachBuildThatIsDueToItsEnd() {
    begin(ID);
    begin(OTHER);

    TickReport report = driving().run();

    assertThat(report.active()).isEqualTo(2);
    assertThat(report.moves()).isEqualTo(4);
    assertThat(state(ID).result()).contains(Result.SUCCEEDED);
    assertThat(state(OTHER).result()).contains(Result.SUCCEEDED);
    assertThat(store.active().list()).isEmpty();
  }

  @Test
  void aBuildThatIsNotDueIsLeftAlone() {
    begin(ID);
    after(Duration.ofSeconds(-1));

    assertThat(driving().run().moves()).isZero();
  }

  @Test
  void behindAFlowThatDrivesTheTickOnlyWatches() {
    begin(ID);
    after(Duration.ofMinutes(29));

    assertThat(watching().run().moves()).isZero();
    assertThat(state(ID).phase()).isEqualTo(Phase.STEP);
  }

  @Test
  void anExecutionThatRunsButDoesNothingIsLeftBehind() {
    begin(ID);
    after(Duration.ofMinutes(30));

    assertThat(watching().run().adopted()).containsExactly(ID);
    assertThat(state(ID).result()).contains(Result.SUCCEEDED);
  }

  @Test
  void aBuildWhoseExecutionIsOverIsAdopted() {
    begin(ID);
    execution = State.OVER;
    after(Duration.ofMinutes(9));
    assertThat(watching().run().adopted()).isEmpty();
    after(Duration.ofMinutes(10));

    assertThat(watching().run().adopted()).containsExactly(ID);

    assertThat(state(ID).result()).contains(Result.SUCCEEDED);
  }

  @Test
  void stoppingTheExecutionCancelsTheBuild() {
    begin(ID);
    execution = State.STOPPED;
    after(Duration.ofMinutes(10));

    watching().run();

    assertThat(state(ID).result()).contains(Result.CANCELLED);
  }

  @Test
  void aBuildThatStandsIsKeptFromItsReleaseTimeBySomebodyInTheEnd() {
    begin(ID, TickTest::standing);

    assertThat(watching().run().moves()).isEqualTo(1);
    assertThat(state(ID).did(Build.LET_STAND)).isTrue();

    assertThat(watching().run().moves()).isZero();
    assertThat(state(ID).cleanup()).contains(Cleanup.SUSPENDED);
  }

  private static Build standing(Build build) {
    Resource instance =
        Resource.builder()
            .step("run-instance")
            .kind("instance")
            .key("instance")
            .region("cn-shenzhen")
            .state(ResourceState.CREATED)
            .id("i-1")
            .attempt(0)
            .token("token")
            .request(JsonNodeFactory.instance.objectNode())
            .since(START)
            .build();
    return build
        .withPhase(Phase.ENDED)
        .withResult(Result.FAILED)
        .withCleanup(Cleanup.SUSPENDED)
        .withLedger(build.ledger().announcing(instance));
  }

  @Test
  void oneBuildsTroubleIsNotTheOthers() {
    begin(ID);
    begin(OTHER);
    trouble = new IllegalStateException("broken");

    TickReport report = driving().run();

    assertThat(report.troubled()).containsExactly(ID);
    assertThat(state(ID).phase()).isEqualTo(Phase.STEP);
    assertThat(state(ID).waiting().orElseThrow().what()).isEqualTo("the function to work again");
    assertThat(state(OTHER).result()).contains(Result.SUCCEEDED);
  }

  @Test
  void refusedCredentialsHoldTheBuild() {
    begin(ID);
    trouble = new StepFailure(StepFailure.Kind.DENIED, "expired", null);

    assertThat(driving().run().troubled()).containsExactly(ID);
    assertThat(state(ID).phase()).isEqualTo(Phase.STEP);
  }

  @Test
  void theMarkOfABuildThatNeverBeganIsRemoved() throws IOException {
    markOnly(OTHER);
    begin(ID);
    after(Duration.ofMinutes(16));

    driving().run();

    assertThat(store.active().list()).isEmpty();
    assertThat(store.ended().list()).containsExactly(ID);
  }

  @Test
  void aSubmissionThatIsJustGoingOnKeepsItsMark() throws IOException {
    markOnly(OTHER);
    after(Duration.ofMinutes(14));

    driving().run();

    assertThat(store.active().list()).containsExactly(OTHER);
  }

  private void markOnly(BuildId id) throws IOException {
    store.active().add(id);
    Path unusedMark =
        Files.setLastModifiedTime(
            folder.resolve("active").resolve(id.toString()), FileTime.from(START));
  }

  private void after(Duration time) {
    clock = Clock.fixed(START.plus(time), ZoneOffset.UTC);
  }

  private Tick driving() {
    return new Tick(store, machine(), clock);
  }

  private Tick watching() {
    return new Tick(store, machine(), clock, build -> execution);
  }

  private Build state(BuildId id) {
    return store.journal().latest(id, 0).orElseThrow().state();
  }

  private void begin(BuildId id) {
    begin(id, build -> build);
  }

  private void begin(BuildId id, UnaryOperator<Build> change) {
    Build begun =
        Build.builder()
            .id(id)
            .stack("test")
            .builderName("alicloud-ecs")
            .region("cn-shenzhen")
            .imageName("an-image")
            .startedAt(START)
            .phase(Phase.STEP)
            .step("only")
            .build();
    store.active().add(id);
    store
        .journal()
        .append(
            Entry.builder()
                .version(Entry.VERSION)
                .seq(1)
                .nonce("begin")
                .writtenAt(START)
                .due(START)
                .state(change.apply(begun))
                .build());
  }

  private StateMachine machine() {
    return new StateMachine(store, id -> new Bench(), clock, () -> UUID.randomUUID().toString());
  }

  /** Sets the release time of a machine that is left standing. */
  private static final class Standing implements Step {
    @Override
    public String name() {
      return Build.LET_STAND;
    }

    @Override
    public Outcome run(Build build) {
      return Deeds.once(build, name(), () -> {}).orElseGet(() -> Outcome.done(build));
    }
  }

  /** A recipe of one step, which the first build it is run for may find in trouble. */
  private final class Bench implements Workbench, Step {
    @Override
    public Recipe recipe() {
      return new Recipe(List.of(this), List.of(), List.of(new Standing()));
    }

    @Override
    public String mask(String text) {
      return text;
    }

    @Override
    public void close() {}

    @Override
    public String name() {
      return "only";
    }

    @Override
    public Outcome run(Build build) {
      if (trouble != null && build.id().equals(ID)) {
        throw trouble;
      }
      return Outcome.done(build);
    }
  }
}
