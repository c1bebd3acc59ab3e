package io.kiln.local.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalClockTest {
  @TempDir private Path home = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void place() {
    file = home.resolve("clock.json");
  }

  @Test
  void aVirtualSleepTakesNoTime() throws InterruptedException {
    LocalClock clock = LocalClock.virtual(file);
    Instant before = clock.instant();

    clock.sleep(Duration.ofHours(5));

    assertThat(Duration.between(before, clock.instant()))
        .isBetween(Duration.ofHours(5), Duration.ofHours(5).plusSeconds(5));
  }

  @Test
  void whatWasJumpedStaysJumpedInTheNextProcess() throws InterruptedException {
    LocalClock.virtual(file).sleep(Duration.ofHours(5));

    Instant later = LocalClock.virtual(file).instant();

    assertThat(later).isAfter(Instant.now().plus(Duration.ofHours(5)).minusSeconds(5));
    assertThat(LocalClock.real(file, 1).latestSeen()).isAfter(Instant.now().plusSeconds(3600));
    assertThat(LocalClock.real(file, 1).instant()).isBefore(Instant.now().plusSeconds(5));
  }

  @Test
  void whileSomethingIsBusyAVirtualSleepIsReal() throws Exception {
    LocalClock clock = LocalClock.virtual(file);
    Busy busy = clock.busy("a boot");
    Instant before = clock.instant();
    CompletableFuture<Instant> slept = CompletableFuture.supplyAsync(() -> afterAnHour(clock));

    Thread.sleep(200);
    assertThat(slept).isNotDone();
    assertThat(Duration.between(before, clock.instant())).isLessThan(Duration.ofMinutes(1));
    busy.close();

    assertThat(slept.get(5, TimeUnit.SECONDS)).isAfter(before.plus(Duration.ofMinutes(59)));
  }

  @Test
  void aWatchedMachineThatIsBusyHoldsTheClockToo() throws Exception {
    LocalClock clock = LocalClock.virtual(file);
    AtomicBoolean working = new AtomicBoolean(true);
    clock.watch(working::get);
    CompletableFuture<Instant> slept = CompletableFuture.supplyAsync(() -> afterAnHour(clock));

    Thread.sleep(100);
    assertThat(slept).isNotDone();
    working.set(false);

    assertThat(slept.get(5, TimeUnit.SECONDS)).isAfter(Instant.now().plusSeconds(3000));
  }

  @Test
  void aRealClockShortensOnlyTheCloudsOwnDurations() throws InterruptedException {
    LocalClock clock = LocalClock.real(file, 10);
    Instant before = Instant.now();

    clock.sleep(Duration.ofMillis(50));

    assertThat(Duration.between(before, Instant.now()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(50));
    assertThat(clock.paced(Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(6));
    assertThat(LocalClock.virtual(file).paced(Duration.ofSeconds(60)))
        .isEqualTo(Duration.ofSeconds(60));
  }

  private static Instant afterAnHour(LocalClock clock) {
    try {
      clock.sleep(Duration.ofHours(1));
      return clock.instant();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
