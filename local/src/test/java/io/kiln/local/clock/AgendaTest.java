package io.kiln.local.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgendaTest {
  @TempDir Path home;
  private LocalClock clock;
  private Agenda agenda;

  @BeforeEach
  void startAgenda() {
    clock = LocalClock.virtual(home.resolve("clock.json"));
    agenda = Agenda.start(clock);
  }

  @AfterEach
  void closeAgenda() {
    agenda.close();
  }

  @Test
  void timeJumpsFromOneAppointmentToTheNext() throws InterruptedException {
    List<Duration> done = new CopyOnWriteArrayList<>();
    CountDownLatch all = new CountDownLatch(3);
    Instant begin = clock.instant();
    agenda.now(
        () -> {
          for (int hours : new int[] {3, 1, 2}) {
            agenda.at(
                begin.plus(Duration.ofHours(hours)),
                () -> {
                  done.add(Duration.between(begin, clock.instant()));
                  all.countDown();
                });
          }
        });

    all.await();

    assertThat(done).extracting(Duration::toHours).containsExactly(1L, 2L, 3L);
  }

  @Test
  void timeDoesNotJumpWhileSomethingIsBeingDone() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch later = new CountDownLatch(1);
    Instant due = clock.instant().plus(Duration.ofHours(1));
    agenda.now(
        () -> {
          agenda.at(due, later::countDown);
          await(release);
        });

    boolean early = later.await(100, TimeUnit.MILLISECONDS);
    release.countDown();
    later.await();

    assertThat(early).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatIsCancelledDoesNotMoveTheClock() throws InterruptedException {
    Instant begin = clock.instant();
    CountDownLatch arranged = new CountDownLatch(1);
    agenda.now(
        () -> {
          agenda.at(begin.plus(Duration.ofHours(1)), () -> {}).cancel();
          arranged.countDown();
        });
    arranged.await();
    CountDownLatch soon = new CountDownLatch(1);
    agenda.at(begin.plusSeconds(60), soon::countDown);

    soon.await();

    assertThat(Duration.between(begin, clock.instant())).isLessThan(Duration.ofMinutes(2));
  }
}
