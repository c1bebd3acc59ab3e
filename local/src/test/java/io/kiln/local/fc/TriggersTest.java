package io.kiln.local.fc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TriggersTest {
  private final Deployment cloud = new Deployment(false, Deployment.counting());
  private final AsyncQueue queue = new AsyncQueue(cloud.functions, Map.of(), cloud.clock);
  private final AtomicBoolean idle = new AtomicBoolean();
  private final Triggers triggers =
      new Triggers(
          List.of(new TimerSpec("each-minute", "Counting", "@every 1m", "{}", true)),
          List.of(
              new ObjectTrigger(
                  "Counting", "b", Set.of("oss:ObjectCreated:*"), "requests/", ".json")),
          queue,
          cloud.host,
          function -> idle.get());

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void aTimerFiresOnceHoweverLateItIsAsked() {
    assertThat(triggers.run()).isZero();
    cloud.clock.move(Duration.ofMinutes(5));

    assertThat(triggers.run()).isEqualTo(1);
    assertThat(triggers.run()).isZero();
    assertThat(triggers.next()).contains(Instant.parse("2026-11-22T12:06:30Z"));
    assertThat(queue.run()).isEqualTo(1);
  }

  @Test
  void aTickThatWouldFindNothingIsOnlyCounted() {
    idle.set(true);
    cloud.clock.move(Duration.ofMinutes(1));

    assertThat(triggers.run()).isZero();
    assertThat(triggers.skipped()).isEqualTo(1);
    assertThat(queue.next()).isEmpty();
  }

  @Test
  void anObjectInvokesTheFunctionThatWantsIt() {
    triggers.happened(new ObjectEvent("ObjectCreated:PutObject", "b", "requests/1.json", 3, "E"));
    triggers.happened(new ObjectEvent("ObjectCreated:PutObject", "b", "builds/1.json", 3, "E"));
    triggers.happened(
        new ObjectEvent("ObjectRemoved:DeleteObject", "b", "requests/1.json", 3, "E"));

    assertThat(queue.run()).isEqualTo(1);
  }
}
