package io.kiln.local.fc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.local.testing.DocumentedBy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@DocumentedBy(page = "platform.md 2", read = "2026-11")
class AsyncQueueTest {
  private final Deployment cloud =
      new Deployment(false, Deployment.counting(), Deployment.function(Samples.Throwing.class));
  private final AsyncQueue queue =
      new AsyncQueue(
          cloud.functions,
          Map.of(
              "Throwing",
              new AsyncSpec(2, Duration.ofHours(1), "", "acs:fc:r:1:functions/Counting")),
          cloud.clock);

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void anAcceptedEventIsDeliveredOnceItSucceeds() {
    assertThat(queue.accept("Counting", bytes("{}")).status()).isEqualTo(202);
    assertThat(cloud.invoked).isEmpty();

    assertThat(queue.run()).isEqualTo(1);

    assertThat(queue.next()).isEmpty();
    assertThat(cloud.invoked).hasSize(1);
  }

  @Test
  void aFailingFunctionIsTriedAgainAndThenItsDestinationTold() {
    queue.accept("Throwing", bytes("{}"));

    drain();

    assertThat(cloud.invoked)
        .extracting(one -> one.function().name())
        .containsExactly("Throwing", "Throwing", "Throwing", "Counting");
  }

  @Test
  void throttlingIsWaitedOutHoweverFewTheRetries() {
    cloud.functions.disturbances().throttle("Throwing", Duration.ofMinutes(10));
    queue.accept("Throwing", bytes("{}"));

    drain();

    assertThat(cloud.invoked).filteredOn(one -> one.reply().status() == 429).hasSizeGreaterThan(5);
    assertThat(cloud.invoked)
        .filteredOn(one -> one.reply().status() == 200 && !one.reply().succeeded())
        .hasSize(3);
  }

  @Test
  void anEventIsGivenUpAtItsAge() {
    cloud.functions.disturbances().throttle("Throwing", Duration.ofHours(2));
    Instant start = cloud.clock.instant();
    queue.accept("Throwing", bytes("{}"));

    drain();

    assertThat(cloud.clock.instant()).isBefore(start.plus(Duration.ofHours(1)));
    assertThat(cloud.invoked.get(cloud.invoked.size() - 1).function().name()).isEqualTo("Counting");
  }

  @Test
  void anEventMayComeTwice() {
    queue.repeatNext("Counting");
    queue.accept("Counting", bytes("{}"));

    drain();

    assertThat(cloud.invoked).hasSize(2);
  }

  @Test
  void aDelayedEventWaits() {
    queue.accept("Counting", bytes("{}"), Duration.ofMinutes(20));

    assertThat(queue.run()).isZero();
    cloud.clock.move(Duration.ofMinutes(20));
    assertThat(queue.run()).isEqualTo(1);
  }

  @Test
  void largeEventsAreRefused() {
    assertThat(queue.accept("Counting", new byte[(128 << 10) + 1]).status()).isEqualTo(413);
  }

  private void drain() {
    while (queue.next().isPresent()) {
      if (queue.run() == 0) {
        cloud.clock.moveTo(queue.next().orElseThrow());
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
