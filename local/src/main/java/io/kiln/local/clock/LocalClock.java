package io.kiln.local.clock;

import io.kiln.local.disk.JsonFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/**
 * The local cloud's time: virtual (a sleep moves it on at once, unless something is really busy) or
 * real (a sleep sleeps). Thread-safe.
 */
public final class LocalClock extends Clock {
  private static final Duration SLICE = Duration.ofMillis(20);

  private final boolean virtual;
  private final double speed;
  private final JsonFile<ClockState> file;
  private final Map<Object, String> busy = new ConcurrentHashMap<>();
  private final List<BooleanSupplier> watched = new CopyOnWriteArrayList<>();
  private final Instant savedLatest;
  private Duration offset;
  private Instant latest;

  private LocalClock(Path path, boolean virtual, double speed) {
    this.virtual = virtual;
    this.speed = speed;
    this.file = new JsonFile<>(path, ClockState.class);
    ClockState saved = file.read().orElse(ClockState.FRESH);
    this.savedLatest = saved.latest();
    this.offset = virtual ? saved.offset() : Duration.ZERO;
    this.latest = virtual ? saved.latest() : Instant.MIN;
  }

  /** A clock whose sleeps jump; how far it has jumped is kept in the file. */
  public static LocalClock virtual(Path file) {
    return new LocalClock(file, true, 1);
  }

  /** The true date; the cloud's own durations are divided by the speed, sleeps are not. */
  public static LocalClock real(Path file, double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed must be above zero: " + speed);
    }
    return new LocalClock(file, false, speed);
  }

  @Override
  public synchronized Instant instant() {
    Instant now = Instant.now().plus(offset);
    if (virtual && now.isBefore(latest)) {
      offset = offset.plus(Duration.between(now, latest));
      now = latest;
    }
    latest = now;
    return now;
  }

  /** The last moment this home has seen, which a real clock's date may lie before. */
  public synchronized Instant latestSeen() {
    Instant now = instant();
    return savedLatest.isAfter(now) ? savedLatest : now;
  }

  /** A duration of the cloud's own, shortened by the speed. */
  public Duration paced(Duration duration) {
    return Duration.ofNanos((long) (duration.toNanos() / speed));
  }

  /** Returns when the clock shows the time asked for. */
  public void sleep(Duration duration) throws InterruptedException {
    if (!virtual) {
      Thread.sleep(duration.toMillis());
      return;
    }
    Instant until = instant().plus(duration);
    for (Instant now = instant(); now.isBefore(until); now = instant()) {
      if (isBusy()) {
        Duration left = Duration.between(now, until);
        Thread.sleep(Math.max(1, (left.compareTo(SLICE) < 0 ? left : SLICE).toMillis()));
      } else {
        jumpTo(until);
      }
    }
  }

  /** Moves a virtual clock on at once, unless something is really happening. */
  boolean jumpIfIdle(Instant until) {
    if (!virtual || isBusy()) {
      return false;
    }
    jumpTo(until);
    return true;
  }

  /** Marks something as really happening until it is closed. */
  public Busy busy(String what) {
    Object key = new Object();
    busy.put(key, what);
    return () -> busy.remove(key);
  }

  /** Asks this too whether something is really happening. */
  public void watch(BooleanSupplier alsoBusy) {
    watched.add(alsoBusy);
  }

  public boolean isBusy() {
    return !busy.isEmpty() || watched.stream().anyMatch(BooleanSupplier::getAsBoolean);
  }

  public boolean isVirtual() {
    return virtual;
  }

  private synchronized void jumpTo(Instant until) {
    Duration ahead = Duration.between(instant(), until);
    if (!ahead.isNegative()) {
      offset = offset.plus(ahead);
      latest = until;
      file.write(new ClockState(offset, latest));
    }
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the local clock shows UTC only");
  }
}
