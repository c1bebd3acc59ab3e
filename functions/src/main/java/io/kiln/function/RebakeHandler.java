package io.kiln.function;

import io.kiln.build.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The function {@code rebake}, once a minute: looks after templates whose time has come. */
public final class RebakeHandler extends Entrance {
  /** As Function Compute makes it. */
  public RebakeHandler() {
    super(Platform.ofThisProcess());
  }

  /** As the local cloud makes it: types of the JDK alone cross its class loaders. */
  RebakeHandler(
      Clock clock,
      Consumer<Duration> linger,
      BiFunction<String, Integer, InetSocketAddress> reach,
      Map<String, String> environment) {
    super(new Platform(clock, linger, reach, environment));
  }

  @Override
  void handle(InputStream in, OutputStream out, Deployed kiln) throws IOException {
    out.write(Json.bytes(Map.of("looked", kiln.looks().round())));
  }
}
