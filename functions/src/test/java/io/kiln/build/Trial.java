package io.kiln.build;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** A whole build over pretended things, driven to its end through whatever kills it. */
final class Trial {
  static final BuildId ID = BuildId.of("trial");

  final Boundaries boundaries;
  final MemoryRecords records;
  final PretendCloud cloud;
  final MovingClock clock = new MovingClock();
  private final List<Step> steps = new ArrayList<>();
  private int deaths;

  Trial(Boundaries boundaries) {
    this.boundaries = boundaries;
    this.records = new MemoryRecords(boundaries);
    this.cloud = new PretendCloud(boundaries);
    Lifecycle lifecycle = new Lifecycle(clock);
    steps.add(new PretendStep("key", cloud, lifecycle, false, false));
    steps.add(new PretendStep("vpc", cloud, lifecycle, false, true));
    steps.add(new PretendStep("instance", cloud, lifecycle, false, true));
    steps.add(new PretendStep("image", cloud, lifecycle, true, true));
  }

  Trial endingWith(Step step) {
    steps.add(step);
    return this;
  }

  Build start() {
    return start(b -> b);
  }

  Build start(Function<Build, Build> change) {
    Build build =
        change.apply(
            Build.builder()
                .id(ID)
                .stack("test")
                .builderName("alicloud-ecs")
                .region("cn-shenzhen")
                .imageName("an-image")
                .startedAt(clock.instant())
                .phase(Phase.STEP)
                .step(steps.get(0).name())
                .build());
    records
        .journal()
        .append(
            Entry.builder()
                .version(Entry.VERSION)
                .seq(1)
                .nonce("start")
                .writtenAt(clock.instant())
                .state(build)
                .build());
    return build;
  }

  /** Drives as CloudFlow does; each death is followed by a new process. */
  Build drive() {
    Function<StateMachine, Answer> call = m -> m.advance().run(ID, 0);
    for (int move = 0; move < 2000; move++) {
      Answer answer;
      try {
        answer = call.apply(machine());
      } catch (Killed death) {
        deaths++;
        continue;
      }
      switch (answer.next()) {
        case STEP:
          call = m -> m.advance().run(ID, 0);
          break;
        case UNDO:
          call = m -> m.undo().run(ID, 0);
          break;
        case WAIT:
          clock.move(Duration.ofSeconds(answer.seconds()));
          break;
        default:
          return records.last().state();
      }
    }
    throw new AssertionError("the build never ended: " + records.last());
  }

  StateMachine machine() {
    Workbench bench =
        new Workbench() {
          @Override
          public Recipe recipe() {
            return new Recipe(steps, List.of(), List.of());
          }

          @Override
          public String mask(String text) {
            return text.replace("s3cret", "<sensitive>");
          }

          @Override
          public void close() {}
        };
    return new StateMachine(records, id -> bench, clock, () -> UUID.randomUUID().toString());
  }

  int deaths() {
    return deaths;
  }

  /** A clock that moves when it is told to. */
  static final class MovingClock extends Clock {
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
