package io.kiln.local;

import io.kiln.local.ecs.Store;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets what is due happen also while nobody asks, such as an instance's automatic release. */
final class Pulse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "local-pulse");
            thread.setDaemon(true);
            return thread;
          });

  private Pulse() {}

  static Pulse start(Store store) {
    Pulse pulse = new Pulse();
    var unused = pulse.timer.scheduleWithFixedDelay(() -> beat(store), 1, 1, TimeUnit.SECONDS);
    return pulse;
  }

  private static void beat(Store store) {
    try {
      store.settle();
    } catch (RuntimeException e) {
      // A thrown exception would end the pulse for good; the next call meets the same trouble.
      LOG.error("the local cloud could not let time pass", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
