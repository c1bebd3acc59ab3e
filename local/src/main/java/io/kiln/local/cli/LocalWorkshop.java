package io.kiln.local.cli;

import io.kiln.cloud.Cloud;
import io.kiln.function.Wiring;
import io.kiln.local.LocalCloud;
import io.kiln.local.clock.Busy;
import io.kiln.local.clock.Sleepers;
import io.kiln.local.driver.Direct;
import io.kiln.local.driver.Driver;
import io.kiln.local.driver.Functions;
import io.kiln.local.driver.Watcher;
import io.kiln.store.OssBucket;
import java.time.Duration;
import java.util.Optional;

/** The local cloud with nothing deployed in it: this process itself drives. */
final class LocalWorkshop implements Workshop {
  private final LocalCloud cloud;
  private final Interrupts interrupts;
  private final OssBucket bucket;
  private final Wiring wiring;
  private final Sleepers drivers;

  LocalWorkshop(LocalCloud cloud, Interrupts interrupts, Optional<CallersHost> host) {
    this.cloud = cloud;
    this.interrupts = interrupts;
    this.drivers = new Sleepers(cloud.clock(), cloud.agenda());
    this.bucket = OpenStore.bucket(cloud.ossEndpoint());
    Surroundings here = new Surroundings(cloud.ecsEndpoint(), bucket, cloud.clock());
    this.wiring = new Wiring(here.site(this::linger, cloud::reach, host));
    host.ifPresent(own -> cloud.clock().watch(own::busy));
  }

  @Override
  public Wiring wiring() {
    return wiring;
  }

  @Override
  public Cloud cloud() {
    return Cloud.of(
        Surroundings.KEY, new Surroundings(cloud.ecsEndpoint(), bucket, cloud.clock()).endpoints());
  }

  @Override
  public Driver driver(Watcher watcher) {
    return new Direct(Functions.of(wiring), drivers::sleep, watcher, interrupts::cancelled);
  }

  @Override
  public Busy amongOthers() {
    return drivers.begin();
  }

  @Override
  public void whileAsking(Runnable question) {
    Busy trueTime = cloud.clock().busy("a person to answer");
    try {
      question.run();
    } finally {
      trueTime.close();
    }
  }

  private void linger(Duration time) {
    interrupts.check();
    try {
      drivers.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    bucket.close();
    cloud.close();
  }
}
