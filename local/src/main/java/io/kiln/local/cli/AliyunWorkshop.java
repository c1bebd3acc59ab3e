package io.kiln.local.cli;

import io.kiln.build.Endpoint;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.communicator.Reach;
import io.kiln.function.Settings;
import io.kiln.function.Site;
import io.kiln.function.Wiring;
import io.kiln.local.driver.Direct;
import io.kiln.local.driver.Driver;
import io.kiln.local.driver.Functions;
import io.kiln.local.driver.Watcher;
import io.kiln.store.FolderBucket;
import io.kiln.template.Access;
import io.kiln.template.EcsBuilder;
import io.kiln.template.Secret;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The real cloud, or any service that speaks as it does; what is kept is kept in a folder. */
final class AliyunWorkshop implements Workshop {
  private static final String MISSING_KEYS =
      "ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY must be set in template file or\n"
          + "environment variables.";

  private final Wiring wiring;
  private final Interrupts interrupts;

  private AliyunWorkshop(Wiring wiring, Interrupts interrupts) {
    this.wiring = wiring;
    this.interrupts = interrupts;
  }

  static AliyunWorkshop open(Caller caller, CloudChoice choice, Interrupts interrupts) {
    return new AliyunWorkshop(
        new Wiring(
            Site.builder()
                .settings(Settings.builder().build())
                .bucket(new FolderBucket(CloudChoice.store(caller.home())))
                .endpoints(endpoints(choice.endpoints()))
                .credentials(builder -> credentials(builder, caller))
                .clock(Clock.systemUTC())
                .random(new SecureRandom())
                .linger(time -> linger(time, interrupts))
                .reach(Reach.direct())
                .build()),
        interrupts);
  }

  /** Refuses an order that needs keys and has none, before anything is begun. */
  static void requireKeys(Order order, Caller caller) {
    boolean missing = order.builders().stream().anyMatch(b -> !b.access().isGiven());
    if (order.choice().aliyun() && missing && fromEnvironment(caller).isEmpty()) {
      throw new CommandFailure(
          "Error: Failed to prepare build: "
              + order.input().name()
              + "\n\n1 error occurred:\n\n* "
              + MISSING_KEYS
              + "\n");
    }
  }

  private static Endpoints endpoints(Map<String, String> given) {
    Endpoints endpoints = Endpoints.standard();
    Optional<Endpoint> ecs = at(given, "ecs");
    if (ecs.isPresent()) {
      // one address that stands in for ECS stands in for VPC too, unless that has its own
      endpoints = endpoints.withEcs(ecs.get()).withVpc(ecs.get());
    }
    return at(given, "vpc").map(endpoints::withVpc).orElse(endpoints);
  }

  private static Optional<Endpoint> at(Map<String, String> given, String product) {
    return Optional.ofNullable(given.get(product)).map(url -> Endpoint.of(URI.create(url)));
  }

  private static Credentials credentials(EcsBuilder builder, Caller caller) {
    Access access = builder.access();
    return access.isGiven()
        ? of(
            access.accessKey().orElseThrow(),
            access.secretKey().orElseThrow(),
            access.securityToken())
        : fromEnvironment(caller).orElseThrow(() -> new CommandFailure(MISSING_KEYS));
  }

  private static Optional<Credentials> fromEnvironment(Caller caller) {
    Optional<Secret> key = caller.variable("ALIBABA_CLOUD_ACCESS_KEY_ID").map(Secret::of);
    Optional<Secret> secret = caller.variable("ALIBABA_CLOUD_ACCESS_KEY_SECRET").map(Secret::of);
    Optional<Secret> token = caller.variable("ALIBABA_CLOUD_SECURITY_TOKEN").map(Secret::of);
    return key.isPresent() && secret.isPresent()
        ? Optional.of(of(key.get(), secret.get(), token))
        : Optional.empty();
  }

  private static Credentials of(Secret key, Secret secret, Optional<Secret> token) {
    return token
        .map(it -> Credentials.temporary(key.reveal(), secret, it))
        .orElseGet(() -> Credentials.of(key.reveal(), secret));
  }

  @Override
  public Wiring wiring() {
    return wiring;
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
