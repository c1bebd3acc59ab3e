package io.kiln.tests;

import io.kiln.build.Build;
import io.kiln.local.LocalCloud;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A local cloud on the virtual clock: Kiln's own waits jump over it, and for a client that waits in
 * real time it can be hurried, as if its seconds were a hundred times as short.
 */
public final class HurriedLaptop implements AutoCloseable {
  private static final Duration STEP = Duration.ofSeconds(5);

  private final Laptop laptop;

  public HurriedLaptop(Path home) {
    this.laptop = new Laptop(home);
  }

  public LocalCloud cloud() {
    return laptop.cloud();
  }

  /** Bakes with Kiln, to the end. */
  public Build bake(String template) {
    return laptop.drive(laptop.submit(template));
  }

  /** Somebody else's work, which may fail. */
  public interface Work<T> {
    T done() throws Exception;
  }

  /** Lets the cloud's time run fast while somebody else works. */
  public <T> T hurrying(Work<T> work) throws Exception {
    ScheduledExecutorService pusher = Executors.newSingleThreadScheduledExecutor();
    var unused =
        pusher.scheduleWithFixedDelay(this::push, 0, STEP.toMillis() / 100, TimeUnit.MILLISECONDS);
    try {
      return work.done();
    } finally {
      pusher.shutdownNow();
      boolean unusedStopped = pusher.awaitTermination(10, TimeUnit.SECONDS);
    }
  }

  private void push() {
    try {
      cloud().clock().sleep(STEP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    laptop.close();
  }
}
