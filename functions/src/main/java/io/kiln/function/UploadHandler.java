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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The function {@code upload}: something was put into the bucket. */
public final class UploadHandler extends Entrance {
  private static final Logger LOG = LoggerFactory.getLogger(UploadHandler.class);

  /** As Function Compute makes it. */
  public UploadHandler() {
    super(Platform.ofThisProcess());
  }

  /** As the local cloud makes it: types of the JDK alone cross its class loaders. */
  UploadHandler(
      Clock clock,
      Consumer<Duration> linger,
      BiFunction<String, Integer, InetSocketAddress> reach,
      Map<String, String> environment) {
    super(new Platform(clock, linger, reach, environment));
  }

  @Override
  void handle(InputStream in, OutputStream out, Deployed kiln) throws IOException {
    try {
      out.write(Json.bytes(kiln.looks().uploaded(ObjectEvents.keys(Events.read(in)))));
    } catch (BadEvent e) {
      // another try with it would end alike
      LOG.error("message={}", e.getMessage());
      out.write(Json.bytes(Map.of("error", e.getMessage())));
    }
  }
}
