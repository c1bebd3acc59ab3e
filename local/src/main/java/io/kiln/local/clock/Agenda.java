package io.kiln.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the cloud is going to do, and when. Virtual time jumps to the next appointment only while
 * nothing from this agenda is being done and nothing is really busy, so no appointment is passed
 * over and no work is outrun. Thread-safe.
 */
public final class Agenda implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);
  private static final long SLICE_MILLIS = 20;

  private final LocalClock clock;
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparing(Entry::number));
  private final ExecutorService workers = Executors.newCachedThreadPool(daemons());
  private final Thread keeper = daemons().newThread(this::keep);
  private long numbers;
  private int working;
  private boolean closed;

  private Agenda(LocalClock clock) {
    this.clock = clock;
  }

  /** An empty agenda that keeps time from now on. */
  public static Agenda start(LocalClock clock) {
    Agenda agenda = new Agenda(clock);
    agenda.keeper.start();
    return agenda;
  }

  private static ThreadFactory daemons() {
    return work -> {
      Thread thread = new Thread(work, "local-agenda");
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Does the work once the clock shows that time. */
  public synchronized Appointment at(Instant due, Runnable work) {
    Entry entry = new Entry(due, ++numbers, work);
    if (!closed) {
      entries.add(entry);
      notifyAll();
    }
    return () -> cancel(entry);
  }

  /** Does the work at once, on a thread of its own. */
  public synchronized void now(Runnable work) {
    if (!closed) {
      begin(work);
    }
  }

  /** Something that was really busy is so no more: time may jump. */
  synchronized void lookAgain() {
    notifyAll();
  }

  private synchronized void cancel(Entry entry) {
    entries.remove(entry);
  }

  private synchronized void keep() {
    try {
      while (!closed) {
        Entry next = entries.peek();
        if (next == null) {
          wait();
        } else if (!clock.instant().isBefore(next.due())) {
          entries.remove(next);
          begin(next.work());
        } else if (working > 0 || !clock.jumpIfIdle(next.due())) {
          long left = Duration.between(clock.instant(), next.due()).toMillis();
          wait(Math.max(1, Math.min(left, SLICE_MILLIS)));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin(Runnable work) {
    working++;
    workers.execute(() -> perform(work));
  }

  private void perform(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      // Nobody waits for the work who could be told.
      LOG.error("the local cloud could not do what was due", e);
    } finally {
      done();
    }
  }

  private synchronized void done() {
    working--;
    notifyAll();
  }

  /** Nothing new begins; what is being done is interrupted. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      entries.clear();
    }
    keeper.interrupt();
    workers.shutdownNow();
  }

  private record Entry(Instant due, long number, Runnable work) {}
}
