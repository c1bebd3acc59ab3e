package io.kiln.tests.kill;

import io.kiln.build.Endpoint;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.function.Settings;
import io.kiln.function.Site;
import io.kiln.function.Wiring;
import io.kiln.local.LocalCloud;
import io.kiln.local.clock.Busy;
import io.kiln.store.Bucket;
import io.kiln.template.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One process that runs functions, until it dies. A dead one has no effect any more: every door to
 * the world asks it first, so between its death and its end nothing but arithmetic happens.
 */
final class Life {
  private final LocalCloud cloud;
  private final Wiring wiring;
  private volatile boolean dead;
  private volatile Optional<Busy> working = Optional.empty();

  Life(
      LocalCloud cloud,
      CloudTap ecs,
      String key,
      Bucket bucket,
      Tap tap,
      UnaryOperator<Bucket> more) {
    this.cloud = cloud;
    ecs.admit(key, this);
    Endpoint endpoint = Endpoint.of(ecs.uri());
    this.wiring =
        new Wiring(
            Site.builder()
                .settings(Settings.builder().build())
                .bucket(more.apply(new StoreTap(bucket, tap, this)))
                .endpoints(Endpoints.standard().withEcs(endpoint).withVpc(endpoint))
                .credentials(builder -> Credentials.of(key, Secret.of("no-secret-at-all")))
                .clock(new LifeClock())
                .random(new SecureRandom())
                .linger(this::sleep)
                .reach(cloud::reach)
                .build());
  }

  Wiring wiring() {
    return wiring;
  }

  /**
   * From now on it works, but for its pauses: meanwhile no other life's pause moves the clock, as
   * if each call took no time at all.
   */
  Busy work() {
    working = Optional.of(cloud.clock().busy("a driver"));
    return () -> working.ifPresent(Busy::close);
  }

  /** Lets the cloud's time pass. */
  void sleep(Duration time) {
    check();
    boolean racing = working.isPresent();
    working.ifPresent(Busy::close);
    try {
      cloud.clock().sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (racing) {
      working = Optional.of(cloud.clock().busy("a driver"));
    }
    check();
  }

  /**
   * @throws Killed when it is dead
   */
  void check() {
    if (dead) {
      throw new Killed();
    }
  }

  boolean isDead() {
    return dead;
  }

  Killed die() {
    dead = true;
    return new Killed();
  }

  Clock clock() {
    return new LifeClock();
  }

  private final class LifeClock extends Clock {
    @Override
    public Instant instant() {
      check();
      return cloud.clock().instant();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("UTC only");
    }
  }
}
