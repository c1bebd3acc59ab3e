package io.kiln.local.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SleepersTest {
  private final LocalClock clock;
  private final Agenda agenda;
  private final Sleepers sleepers;
  private final CountDownLatch allThere = new CountDownLatch(2);

  SleepersTest(@TempDir Path home) {
    clock = LocalClock.virtual(home.resolve("clock.json"));
    agenda = Agenda.start(clock);
    sleepers = new Sleepers(clock, agenda);
  }

  @AfterEach
  void close() {
    agenda.close();
  }

  @Test
  void whoSleepsForShortIsNotOversleptByWhoSleepsForLong() throws Exception {
    CompletableFuture<List<Duration>> late = besides(Duration.ofMinutes(5), 2);
    CompletableFuture<List<Duration>> early = besides(Duration.ofSeconds(5), 40);

    List<Duration> all = new ArrayList<>(late.get(15, TimeUnit.SECONDS));
    all.addAll(early.get(15, TimeUnit.SECONDS));

    assertThat(all).hasSize(42).allMatch(over -> over.compareTo(Duration.ofSeconds(2)) < 0);
  }

  @Test
  void timeDoesNotJumpWhileSomebodyWorks() throws Exception {
    CompletableFuture<List<Duration>> sleeps = besides(Duration.ofHours(1), 1);
    Instant start = clock.instant();
    Duration worked = works(Duration.ofMillis(300)).get(15, TimeUnit.SECONDS);

    assertThat(worked).isLessThan(Duration.ofMinutes(1));
    assertThat(sleeps.get(15, TimeUnit.SECONDS)).hasSize(1);
    assertThat(Duration.between(start, clock.instant())).isGreaterThan(Duration.ofMinutes(59));
  }

  /** By how much a thread oversleeps, each time. */
  private CompletableFuture<List<Duration>> besides(Duration sleep, int times) {
    return atWork(
        () -> {
          List<Duration> over = new ArrayList<>();
          for (int i = 0; i < times; i++) {
            Instant until = clock.instant().plus(sleep);
            sleepers.sleep(sleep);
            over.add(Duration.between(until, clock.instant()));
          }
          return over;
        });
  }

  private CompletableFuture<Duration> works(Duration time) {
    return atWork(
        () -> {
          Instant start = clock.instant();
          TimeUnit.MILLISECONDS.sleep(time.toMillis());
          return Duration.between(start, clock.instant());
        });
  }

  /** Does it in a thread of its own, once all have begun. */
  private <T> CompletableFuture<T> atWork(Callable<T> job) {
    CompletableFuture<T> done = new CompletableFuture<>();
    new Thread(
            () -> {
              Busy work = sleepers.begin();
              try {
                allThere.countDown();
                allThere.await();
                done.complete(job.call());
              } catch (Exception e) {
                done.completeExceptionally(e);
              } finally {
                work.close();
              }
            })
        .start();
    return done;
  }
}
