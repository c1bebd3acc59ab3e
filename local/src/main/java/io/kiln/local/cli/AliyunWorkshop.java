package io.kiln.local.cli;

import io.kiln.build.Endpoint;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.Endpoints;
import io.kiln.communicator.Reach;
import io.kiln.function.AssumedRoles;
import io.kiln.function.Settings;
import io.kiln.function.Site;
import io.kiln.function.Wiring;
import io.kiln.local.driver.Direct;
import io.kiln.local.driver.Driver;
import io.kiln.local.driver.Functions;
import io.kiln.local.driver.Watcher;
import io.kiln.store.FolderBucket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The real cloud, or any service that speaks as it does; what is kept is kept in a folder. */
final class AliyunWorkshop implements Workshop {
  private final Wiring wiring;
  private final Interrupts interrupts;
  private final Supplier<Cloud> cloud;

  private AliyunWorkshop(Wiring wiring, Interrupts interrupts, Supplier<Cloud> cloud) {
    this.wiring = wiring;
    this.interrupts = interrupts;
    this.cloud = cloud;
  }

  static AliyunWorkshop open(Caller caller, CloudChoice choice, Interrupts interrupts) {
    Endpoints endpoints = endpoints(choice.endpoints());
    Clock clock = Clock.systemUTC();
    Keys keys = new Keys(caller, new AssumedRoles(endpoints, clock), MetadataRole.ofThisInstance());
    return new AliyunWorkshop(
        new Wiring(
            Site.builder()
                .settings(Settings.builder().build())
                .bucket(new FolderBucket(CloudChoice.store(caller.home())))
                .endpoints(endpoints)
                .credentials(keys::of)
                // what is said on the command line counts
                .customEndpoints(builder -> !choice.endpoints().containsKey("ecs"))
                .clock(clock)
                .random(new SecureRandom())
                .linger(time -> linger(time, interrupts))
                .reach(Reach.direct())
                .build()),
        interrupts,
        () ->
            Cloud.of(
                Keys.fromEnvironment(caller).orElseThrow(() -> new CommandFailure(Keys.MISSING)),
                endpoints));
  }

  /** Refuses an order that needs keys and has none, before anything is begun. */
  static void requireKeys(Order order, Caller caller) {
    boolean missing = order.builders().stream().anyMatch(b -> !Keys.known(b.access(), caller));
    if (order.choice().aliyun() && missing) {
      throw new CommandFailure(
          "Error: Failed to prepare build: "
              + order.input().name()
              + "\n\n1 error occurred:\n\n* "
              + Keys.MISSING
              + "\n");
    }
  }

  private static Endpoints endpoints(Map<String, String> given) {
    Endpoints endpoints = Endpoints.standard();
    Optional<Endpoint> ecs = at(given, "ecs");
    if (ecs.isPresent()) {
      // one address that stands in for ECS stands in for the others too, unless they have their own
      endpoints = endpoints.withEcs(ecs.get()).withVpc(ecs.get()).withSts(ecs.get());
    }
    return at(given, "vpc").map(endpoints::withVpc).orElse(endpoints);
  }

  private static Optional<Endpoint> at(Map<String, String> given, String product) {
    return Optional.ofNullable(given.get(product)).map(url -> Endpoint.of(URI.create(url)));
  }

  @Override
  public Wiring wiring() {
    return wiring;
  }

  @Override
  public Cloud cloud() {
    return cloud.get();
  }

  @Override
  public Driver driver(Watcher watcher) {
    return new Direct(Functions.of(wiring), interrupts::sleep, watcher, interrupts::cancelled);
  }

  private static void linger(Duration time, Interrupts interrupts) {
    interrupts.check();
    try {
      interrupts.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    // a folder and clients that each invocation closes
  }
}
