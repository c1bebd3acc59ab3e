package io.kiln.local.fc;

import io.kiln.local.ram.Denial;
import io.kiln.local.ram.Ram;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What invokes functions by itself: timers and buckets, both asynchronously. Timers fire when
 * whoever lets time pass calls {@link #run}; a timer that came due several times meanwhile fires
 * once. Thread-safe.
 */
public final class Triggers {
  private static final Logger LOG = LoggerFactory.getLogger(Triggers.class);

  /** Who calls when something happens to an object. */
  private static final String BUCKETS = "oss.aliyuncs.com";

  private final List<Timer> timers = new ArrayList<>();
  private final List<ObjectTrigger> objects;
  private final AsyncQueue queue;
  private final Ram ram;
  private final Host host;
  private final Clock clock;
  private final Predicate<String> idle;
  private long skipped;

  /**
   * Winds up the timers.
   *
   * @param idle whether a function's timer would find nothing to do: it is only counted
   */
  public Triggers(
      List<TimerSpec> timers,
      List<ObjectTrigger> objects,
      AsyncQueue queue,
      Ram ram,
      Host host,
      Predicate<String> idle) {
    this.objects = List.copyOf(objects);
    this.queue = queue;
    this.ram = ram;
    this.host = host;
    this.clock = host.clock();
    this.idle = idle;
    Instant now = clock.instant();
    timers.stream()
        .filter(TimerSpec::enabled)
        .forEach(timer -> this.timers.add(new Timer(timer, now)));
  }

  /**
   * Tells the triggers of a bucket; their functions run when the queue does. A bucket calls in its
   * trigger's role: where that may not, nothing is called, and whoever uploads learns nothing.
   */
  public void happened(ObjectEvent event) {
    for (ObjectTrigger trigger : objects) {
      if (trigger.wants(event) && mayCall(trigger)) {
        queue.accept(trigger.function(), bytes(Documents.object(event, host, clock.instant())));
      }
    }
  }

  private boolean mayCall(ObjectTrigger trigger) {
    String arn = host.arn(trigger.function()) + "/LATEST";
    if (!ram.trusts(trigger.roleArn(), BUCKETS)) {
      LOG.warn("function={} not called: {} does not trust {}", arn, trigger.roleArn(), BUCKETS);
      return false;
    }
    Optional<Denial> denial = ram.check(trigger.roleArn(), "fc:InvokeFunction", arn);
    denial.ifPresent(why -> LOG.warn("function={} not called: {}", arn, why.detail()));
    return denial.isEmpty();
  }

  /** When the next timer fires. */
  public synchronized Optional<Instant> next() {
    return timers.stream().flatMap(timer -> timer.next.stream()).min(Instant::compareTo);
  }

  /** Fires the timers that are due; returns how many did. */
  public synchronized int run() {
    int fired = 0;
    Instant now = clock.instant();
    for (Timer timer : timers) {
      if (timer.next.isEmpty() || timer.next.get().isAfter(now)) {
        continue;
      }
      if (idle.test(timer.spec.function())) {
        skipped++;
      } else {
        queue.accept(timer.spec.function(), bytes(Documents.timer(timer.spec, timer.next.get())));
        fired++;
      }
      timer.next = timer.schedule.after(now);
    }
    return fired;
  }

  /** How often a timer was due while nothing was under way. */
  public synchronized long skipped() {
    return skipped;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static final class Timer {
    private final TimerSpec spec;
    private final Schedule schedule;
    private Optional<Instant> next;

    Timer(TimerSpec spec, Instant since) {
      this.spec = spec;
      this.schedule = spec.schedule(since);
      this.next = schedule.after(since);
    }
  }
}
