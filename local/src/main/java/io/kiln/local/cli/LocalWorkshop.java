package io.kiln.local.cli;

import io.kiln.build.Endpoint;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.function.Settings;
import io.kiln.function.Site;
import io.kiln.function.Wiring;
import io.kiln.local.LocalCloud;
import io.kiln.local.driver.Pause;
import io.kiln.store.OssBucket;
import io.kiln.template.Secret;
import java.security.SecureRandom;
import java.time.Duration;

/** The local cloud as a place to bake: its own clock, no account, keys that open nothing else. */
final class LocalWorkshop implements Workshop {
  /** The template's own keys are never sent here: this cloud has no business with them. */
  private static final Credentials KEY =
      Credentials.of("local", Secret.of("no-secret-on-the-local-cloud"));

  private final LocalCloud cloud;
  private final Interrupts interrupts;
  private final OssBucket bucket;
  private final Wiring wiring;

  LocalWorkshop(LocalCloud cloud, Interrupts interrupts) {
    this.cloud = cloud;
    this.interrupts = interrupts;
    this.bucket = OpenStore.bucket(cloud.ossEndpoint());
    Endpoint ecs = Endpoint.of(cloud.ecsEndpoint());
    this.wiring =
        new Wiring(
            Site.builder()
                .settings(Settings.builder().build())
                .bucket(bucket)
                .endpoints(Endpoints.standard().withEcs(ecs).withVpc(ecs))
                .credentials(builder -> KEY)
                .clock(cloud.clock())
                .random(new SecureRandom())
                .linger(this::linger)
                .reach(cloud::reach)
                .build());
  }

  @Override
  public Wiring wiring() {
    return wiring;
  }

  @Override
  public Pause pause() {
    return cloud.clock()::sleep;
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
