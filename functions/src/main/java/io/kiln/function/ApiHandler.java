package io.kiln.function;

import io.kiln.store.index.IndexMemory;
import io.kiln.trigger.http.Api;
import io.kiln.trigger.http.ApiSite;
import io.kiln.trigger.http.RateLimit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The function {@code api}: answers the HTTP trigger. */
public final class ApiHandler extends Entrance {
  // all that an instance keeps from one request to the next; nothing of it is secret
  private final IndexMemory memory = new IndexMemory();
  private final RateLimit limit = new RateLimit();

  /** As Function Compute makes it. */
  public ApiHandler() {
    super(Platform.ofThisProcess());
  }

  /** As the local cloud makes it: types of the JDK alone cross its class loaders. */
  ApiHandler(
      Clock clock,
      Consumer<Duration> linger,
      BiFunction<String, Integer, InetSocketAddress> reach,
      Map<String, String> environment) {
    super(new Platform(clock, linger, reach, environment));
  }

  @Override
  void handle(InputStream in, OutputStream out, Deployed kiln) throws IOException {
    new Api(site(kiln)).handle(in, out);
  }

  private ApiSite site(Deployed kiln) {
    Wiring wiring = kiln.wiring();
    return ApiSite.builder()
        .rules(kiln.settings().api())
        .store(wiring.store())
        .machine(wiring.machine())
        .runs(wiring.runs(kiln.starts()))
        .starts(kiln.starts())
        .tokens(wiring.accessTokens())
        .schedules(wiring.schedules())
        .shellLocal(kiln.settings().shellLocal())
        .memory(memory)
        .limit(limit)
        .clock(platform.clock())
        .linger(platform.linger())
        .environment(platform.environment())
        .version(version())
        .build();
  }

  private static String version() {
    return Optional.ofNullable(ApiHandler.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
