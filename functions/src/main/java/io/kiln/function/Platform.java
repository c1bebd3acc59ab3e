package io.kiln.function;

import io.kiln.build.Linger;
import io.kiln.communicator.Reach;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * What the process that runs a function gives it: time, its environment, the network. Function
 * Compute's is the real one; the local cloud hands in its own, in types of the JDK alone, because
 * it calls across class loaders.
 */
final class Platform {
  private final Clock clock;
  private final Consumer<Duration> linger;
  private final BiFunction<String, Integer, InetSocketAddress> reach;
  private final Map<String, String> environment;

  Platform(
      Clock clock,
      Consumer<Duration> linger,
      BiFunction<String, Integer, InetSocketAddress> reach,
      Map<String, String> environment) {
    this.clock = clock;
    this.linger = linger;
    this.reach = reach;
    this.environment = Map.copyOf(environment);
  }

  /** The true time, the process' own environment, every address as it is. */
  static Platform ofThisProcess() {
    return new Platform(
        Clock.systemUTC(), Platform::sleep, InetSocketAddress::new, System.getenv());
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      // whoever lingers looks at its clock and goes on; the next call that blocks will notice
      Thread.currentThread().interrupt();
    }
  }

  Clock clock() {
    return clock;
  }

  Linger linger() {
    return linger::accept;
  }

  Reach reach() {
    return reach::apply;
  }

  Map<String, String> environment() {
    return environment;
  }
}
