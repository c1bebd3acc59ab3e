package io.kiln.local.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
  private final CountDownLatch first = new CountDownLatch(1);
  private final Consumer<String> onFirst;
  private final Runnable onSecond;

  /**
   * What to do about them.
   *
   * @param onFirst is told which signal it was, in Packer's word
   */
  Interrupts(Consumer<String> onFirst, Runnable onSecond) {
    this.onFirst = onFirst;
    this.onSecond = onSecond;
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

  /** From now on the process' signals come here. */
  Interrupts listening() {
    handle("INT", "interrupt");
    handle("TERM", "terminated");
    return this;
  }

  void received(String word) {
    if (count.incrementAndGet() == 1) {
      onFirst.accept(word);
      first.countDown();
    } else {
      onSecond.run();
    }
  }

  /**
   * By reflection: the JDK's only API for it is one that the compiler warns of, whatever one says.
   */
  private void handle(String name, String word) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object receiver =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, args) -> answer(proxy, method, word, args));
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), receiver);
    } catch (ReflectiveOperationException e) {
      LOG.warn("signal={} can't be handled here: Ctrl-C ends the command at once", name, e);
    }
  }

  private @Nullable Object answer(Object proxy, Method method, String word, Object[] args) {
    return switch (method.getName()) {
      case "handle" -> {
        received(word);
        yield null;
      }
      case "equals" -> proxy == args[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> word;
    };
  }
}
