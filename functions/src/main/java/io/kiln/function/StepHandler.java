package io.kiln.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The function {@code step}: takes a build one move further. */
public final class StepHandler extends Entrance {
  /** As Function Compute makes it. */
  public StepHandler() {
    super(Platform.ofThisProcess());
  }

  /** As the local cloud makes it: types of the JDK alone cross its class loaders. */
  StepHandler(
      Clock clock,
      Consumer<Duration> linger,
      BiFunction<String, Integer, InetSocketAddress> reach,
      Map<String, String> environment) {
    super(new Platform(clock, linger, reach, environment));
  }

  @Override
  void handle(InputStream in, OutputStream out, Deployed kiln) throws IOException {
    new Moves(kiln)
        .handle(in, out, (wiring, event) -> wiring.advance().run(event.build(), event.seq()));
  }
}
