package io.kiln.local.fc;

import java.net.InetSocketAddress;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * What the local cloud lends its functions: the code, and in types of the JDK alone its time and
 * its address map.
 *
 * @param region where the functions say they run
 * @param account whose they are
 */
public record Host(
    List<URL> code,
    Clock clock,
    Consumer<Duration> linger,
    BiFunction<String, Integer, InetSocketAddress> reach,
    String region,
    String account) {
  public Host {
    code = List.copyOf(code);
  }

  String arn(String function) {
    return "acs:fc:" + region + ":" + account + ":functions/" + function;
  }
}
