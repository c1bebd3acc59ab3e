package io.kiln.local.cli.ui;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The line at the bottom of a terminal that says what a long wait is for. It is repainted by a
 * thread of its own and never reaches a pipe. Thread-safe.
 */
public final class LiveLine implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String ERASE = "\r\033[K";

  private final Optional<PrintStream> terminal;
  private final Clock clock;
  private final ScheduledExecutorService painter;
  private final Map<String, Wait> waits = new LinkedHashMap<>();
  private boolean painted;

  private record Wait(String what, Duration usually, Instant since) {}

  private LiveLine(Optional<PrintStream> terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
    this.painter =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "live-line");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** A line on this terminal. */
  public static LiveLine on(PrintStream terminal, Clock clock) {
    LiveLine line = new LiveLine(Optional.of(terminal), clock);
    var unused = line.painter.scheduleAtFixedRate(line::paint, 500, 500, TimeUnit.MILLISECONDS);
    return line;
  }

  /** No line: the output is not a terminal. */
  public static LiveLine none() {
    return new LiveLine(Optional.empty(), Clock.systemUTC());
  }

  /**
   * From now on this is waited for; the same wait again goes on.
   *
   * @param build by which it is waited for
   */
  public synchronized void waitFor(String build, String what, Duration usually) {
    Wait now = waits.get(build);
    if (now == null || !now.what().equals(what)) {
      erase();
      waits.remove(build);
      waits.put(build, new Wait(what, usually, clock.instant()));
    }
  }

  /** This build waits for nothing any more. */
  public synchronized void done(String build) {
    if (waits.remove(build) != null) {
      erase();
    }
  }

  /** Makes room for an ordinary line. */
  public synchronized void erase() {
    if (painted) {
      terminal.ifPresent(out -> show(out, ERASE));
      painted = false;
    }
  }

  synchronized void paint() {
    Instant now = clock.instant();
    // the first that was begun: it is the one that somebody may wonder about
    waits.values().stream()
        .filter(it -> Duration.between(it.since(), now).compareTo(PATIENCE) >= 0)
        .findFirst()
        .ifPresent(
            it -> {
              terminal.ifPresent(out -> show(out, ERASE + text(it, now)));
              painted = true;
            });
  }

  private static String text(Wait wait, Instant now) {
    return "    waiting for "
        + wait.what()
        + ": "
        + Duration.between(wait.since(), now).toSeconds()
        + " s so far, usually about "
        + Elapsed.words(wait.usually());
  }

  private static void show(PrintStream out, String text) {
    out.print(text);
    out.flush();
  }

  @Override
  public synchronized void close() {
    erase();
    waits.clear();
    painter.shutdownNow();
  }
}
