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

/** The function {@code tick}, once a minute: drives builds, or watches over those who do. */
public final class TickHandler extends Entrance {
  /** As Function Compute makes it. */
  public TickHandler() {
    super(Platform.ofThisProcess());
  }

  /** As the local cloud makes it: types of the JDK alone cross its class loaders. */
  TickHandler(
      Clock clock,
      Consumer<Duration> linger,
      BiFunction<String, Integer, InetSocketAddress> reach,
      Map<String, String> environment) {
    super(new Platform(clock, linger, reach, environment));
  }

  @Override
  void handle(InputStream in, OutputStream out, Deployed kiln) throws IOException {
    out.write(Json.bytes(kiln.tick().run()));
  }
}
