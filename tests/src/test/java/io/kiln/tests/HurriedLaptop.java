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

  /** Lets the cloud's time run fast until closed. */
  public AutoCloseable hurry() {
    ScheduledExecutorService pusher = Executors.newSingleThreadScheduledExecutor();
    var unused =
        pusher.scheduleWithFixedDelay(this::push, 0, STEP.toMillis() / 100, TimeUnit.MILLISECONDS);
    return () -> {
      pusher.shutdownNow();
      if (!pusher.awaitTermination(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the clock is still being pushed");
      }
    };
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
