package io.kiln.local.cli;

import io.kiln.cloud.Cloud;
import io.kiln.function.Wiring;
import io.kiln.local.LocalCloud;
import io.kiln.local.driver.Direct;
import io.kiln.local.driver.Driver;
import io.kiln.local.driver.Functions;
import io.kiln.local.driver.Watcher;
import io.kiln.store.OssBucket;
import java.time.Duration;

/** The local cloud with nothing deployed in it: this process itself drives. */
final class LocalWorkshop implements Workshop {
  private final LocalCloud cloud;
  private final Interrupts interrupts;
  private final OssBucket bucket;
  private final Wiring wiring;

  LocalWorkshop(LocalCloud cloud, Interrupts interrupts) {
    this.cloud = cloud;
    this.interrupts = interrupts;
    this.bucket = OpenStore.bucket(cloud.ossEndpoint());
    Surroundings here = new Surroundings(cloud.ecsEndpoint(), bucket, cloud.clock());
    this.wiring = new Wiring(here.site(this::linger, cloud::reach));
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
    return new Direct(Functions.of(wiring), cloud.clock()::sleep, watcher, interrupts::cancelled);
  }

  private void linger(Duration time) {
    interrupts.check();
    try {
      cloud.clock().sleep(time);
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
