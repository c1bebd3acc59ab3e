package io.kiln.local.cli;

import io.kiln.build.BuildId;
import io.kiln.build.LogLine;
import io.kiln.build.Logbook;
import io.kiln.local.cli.ui.Ui;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a build's log as it grows, also while one move goes on for long. Thread-safe; what it shows
 * is what the log holds, in its order and once.
 */
final class LogFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
  private static final long EVERY_MILLIS = 200;

  private final Logbook logbook;
  private final BuildId build;
  private final Ui screen;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(LogFollower::thread);
  private long position;

  private LogFollower(Logbook logbook, BuildId build, Ui screen, long position) {
    this.logbook = logbook;
    this.build = build;
    this.screen = screen;
    this.position = position;
  }

  /**
   * Follows the log from a byte position on.
   *
   * @param screen where each line goes, already prefixed with the build's name
   */
  static LogFollower from(long position, Logbook logbook, BuildId build, Ui screen) {
    LogFollower follower = new LogFollower(logbook, build, screen, position);
    var unused =
        follower.looks.scheduleWithFixedDelay(
            follower::lookQuietly, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return follower;
  }

  /** Shows one line as its kind wants it. */
  static void show(Ui screen, LogLine line) {
    switch (line.kind()) {
      case SAY -> screen.say(line.text());
      case MESSAGE -> screen.message(line.text());
      case ERROR -> screen.error(line.text());
    }
  }

  /** Shows what is new. */
  synchronized void look() {
    List<LogLine> lines = logbook.read(build, position);
    lines.forEach(line -> show(screen, line));
    position += logbook.size(lines);
  }

  /** Between the moves nobody would see an error; the next look after a move throws it again. */
  private void lookQuietly() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.warn("build={} the log can't be read", build, e);
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
    look();
  }

  /** Ends without another look; returns how far it has come. */
  synchronized long leave() {
    looks.shutdownNow();
    return position;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "log-follower");
    thread.setDaemon(true);
    return thread;
  }
}
