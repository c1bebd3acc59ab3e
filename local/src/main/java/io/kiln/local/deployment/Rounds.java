package io.kiln.local.deployment;

import io.kiln.local.clock.Agenda;
import io.kiln.local.clock.Appointment;
import io.kiln.local.clock.LocalClock;
import io.kiln.local.fc.AsyncQueue;
import io.kiln.local.fc.ObjectEvent;
import io.kiln.local.fc.Triggers;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets timers fire and asynchronous invocations be made when they are due. On a virtual clock
 * timers rest while nothing is under way: they would drive the clock into the future, tick after
 * tick. One whose moment has passed fires all the same. Thread-safe.
 */
final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final Triggers triggers;
  private final AsyncQueue queue;
  private final LocalClock clock;
  private final Agenda agenda;
  private final BooleanSupplier idle;
  private Appointment appointment = () -> {};
  private final ScheduledExecutorService pulse =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "local-rounds");
            thread.setDaemon(true);
            return thread;
          });

  Rounds(
      Triggers triggers, AsyncQueue queue, LocalClock clock, Agenda agenda, BooleanSupplier idle) {
    this.triggers = triggers;
    this.queue = queue;
    this.clock = clock;
    this.agenda = agenda;
    this.idle = idle;
  }

  /** Something happened to an object: its triggers are told. */
  void happened(ObjectEvent event) {
    triggers.happened(event);
    arrange();
  }

  /**
   * From now on it looks anew each second: what makes timers rest may have gone without a word, as
   * when the time of a schedule has come.
   */
  void beat() {
    var unused =
        pulse.scheduleWithFixedDelay(
            () -> {
              try {
                arrange();
              } catch (RuntimeException e) {
                // a thrown exception would end the beat for good
                LOG.error("what is due could not be found out", e);
              }
            },
            1,
            1,
            TimeUnit.SECONDS);
  }

  void close() {
    pulse.shutdownNow();
  }

  /** Looks anew at what is due next. */
  synchronized void arrange() {
    appointment.cancel();
    Optional<Instant> next = next();
    if (next.isPresent()) {
      appointment = agenda.at(next.get(), this::strike);
    }
  }

  private Optional<Instant> next() {
    boolean resting = clock.isVirtual() && idle.getAsBoolean();
    Instant now = clock.instant();
    Optional<Instant> timer = triggers.next().filter(at -> !resting || !at.isAfter(now));
    return Stream.of(timer, queue.next()).flatMap(Optional::stream).min(Comparator.naturalOrder());
  }

  private void strike() {
    triggers.run();
    for (Runnable delivery : queue.due()) {
      agenda.now(
          () -> {
            delivery.run();
            arrange();
          });
    }
    arrange();
  }
}
