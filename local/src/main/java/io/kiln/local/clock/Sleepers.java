package io.kiln.local.clock;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Threads that work and sleep side by side on one clock: virtual time jumps only while all of them
 * sleep, and no further than to the first who wakes. Thread-safe.
 */
public final class Sleepers {
  private final LocalClock clock;
  private final Agenda agenda;
  private final Map<Thread, Busy> awake = new ConcurrentHashMap<>();

  public Sleepers(LocalClock clock, Agenda agenda) {
    this.clock = clock;
    this.agenda = agenda;
  }

  /** The calling thread works from now on, except while it sleeps here, until this is closed. */
  public Busy begin() {
    Thread self = Thread.currentThread();
    wake(self);
    return () -> fallAsleep(self);
  }

  /** Returns when the clock shows the time asked for. */
  public void sleep(Duration duration) throws InterruptedException {
    Thread self = Thread.currentThread();
    if (!awake.containsKey(self)) {
      clock.sleep(duration);
      return;
    }
    CountDownLatch woken = new CountDownLatch(1);
    Appointment alarm = lieDown(self, duration, woken);
    try {
      woken.await();
    } catch (InterruptedException e) {
      alarm.cancel();
      wake(self);
      throw e;
    }
  }

  private synchronized Appointment lieDown(Thread self, Duration duration, CountDownLatch woken) {
    Appointment alarm =
        agenda.at(
            clock.instant().plus(duration),
            () -> {
              // awake before the agenda goes on, or time would jump between the two
              wake(self);
              woken.countDown();
            });
    fallAsleep(self);
    return alarm;
  }

  private synchronized void wake(Thread thread) {
    awake.computeIfAbsent(thread, unused -> clock.busy("a driver at work"));
  }

  private synchronized void fallAsleep(Thread thread) {
    Busy busy = awake.remove(thread);
    if (busy != null) {
      busy.close();
    }
    agenda.lookAgain();
  }
}
