package io.kiln.local.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C and SIGTERM while a build is driven: the first asks for the build to be cancelled, the
 * second ends the process at once. The journal makes both harmless.
 */
final class Interrupts {
  private static final Logger LOG = LoggerFactory.getLogger(Interrupts.class);

  private final AtomicInteger count = new AtomicInteger();
  private final AtomicBoolean cutShort = new AtomicBoolean();
  private final CountDownLatch first = new CountDownLatch(1);

  /** Interrupts of a command that is there to cancel: as after the first signal. */
  static Interrupts cancelling() {
    Interrupts cancelling = new Interrupts();
    cancelling.count.set(1);
    cancelling.cutShort.set(true);
    cancelling.first.countDown();
    return cancelling;
  }

  boolean cancelled() {
    return first.getCount() == 0;
  }

  /** Sleeps, but no longer than until the first signal. */
  void sleep(Duration duration) throws InterruptedException {
    if (cancelled()) {
      TimeUnit.MILLISECONDS.sleep(duration.toMillis());
    } else {
      boolean unusedWoken = first.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Ends the invocation at hand if the person has asked for it; a killed function is harmless. The
   * ones that undo may linger again.
   *
   * @throws CancellationException once, after the first signal
   */
  void check() {
    if (cancelled() && cutShort.compareAndSet(false, true)) {
      throw new CancellationException("cancelled by the person who watched");
    }
  }

  /**
   * From now on the process' signals come here.
   *
   * @param onFirst is told which signal it was, in Packer's word
   */
  void listen(Consumer<String> onFirst, Runnable onSecond) {
    Consumer<String> received =
        word -> {
          if (count.incrementAndGet() == 1) {
            onFirst.accept(word);
            first.countDown();
          } else {
            onSecond.run();
          }
        };
    handle("INT", () -> received.accept("interrupt"));
    handle("TERM", () -> received.accept("terminated"));
  }

  /**
   * By reflection: the JDK's only API for it is one that the compiler warns of, whatever one says.
   */
  private static void handle(String name, Runnable received) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object receiver =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, args) -> answer(proxy, method, received, args));
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), receiver);
    } catch (ReflectiveOperationException e) {
      LOG.warn("signal={} can't be handled here: Ctrl-C ends the command at once", name, e);
    }
  }

  private static @Nullable Object answer(
      Object proxy, Method method, Runnable received, Object[] args) {
    return switch (method.getName()) {
      case "handle" -> {
        received.run();
        yield null;
      }
      case "equals" -> proxy == args[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "signal";
    };
  }
}
