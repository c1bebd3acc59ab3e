package io.kiln.tests;

import io.kiln.build.Answer;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Endpoint;
import io.kiln.build.LogLine;
import io.kiln.build.Next;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.function.Settings;
import io.kiln.function.Site;
import io.kiln.function.Wiring;
import io.kiln.local.LocalCloud;
import io.kiln.local.LocalCloudOptions;
import io.kiln.local.machine.MachineHost;
import io.kiln.store.FolderBucket;
import io.kiln.template.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Kiln as on a laptop: a local cloud, a store in a folder, and whoever drives. */
final class Laptop implements AutoCloseable {
  private final Path home;
  private final LocalCloud cloud;
  private final Wiring wiring;
  private int builds;

  Laptop(Path home) {
    this(home, MachineHost.namespaces(home));
  }

  Laptop(Path home, MachineHost machines) {
    this(home, machines, UnaryOperator.identity());
  }

  /** Calls go through this door to the local cloud: somebody may listen there. */
  Laptop(Path home, MachineHost machines, UnaryOperator<URI> door) {
    this(home, LocalCloudOptions.with(machines), door);
  }

  Laptop(Path home, LocalCloudOptions options, UnaryOperator<URI> door) {
    this.home = home;
    this.cloud = LocalCloud.open(home, options);
    this.wiring = new Wiring(site(door));
  }

  private Site site(UnaryOperator<URI> door) {
    Endpoint ecs = Endpoint.of(door.apply(cloud.ecsEndpoint()));
    return Site.builder()
        .settings(Settings.builder().build())
        .bucket(new FolderBucket(home.resolve("store")))
        .endpoints(Endpoints.standard().withEcs(ecs).withVpc(ecs))
        .credentials(builder -> Credentials.of("local", Secret.of("no-secret-at-all")))
        .clock(cloud.clock())
        .random(new SecureRandom())
        .linger(this::sleep)
        .reach(cloud::reach)
        .build();
  }

  private void sleep(Duration time) {
    try {
      cloud.clock().sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  LocalCloud cloud() {
    return cloud;
  }

  Wiring wiring() {
    return wiring;
  }

  /** Submits a template that names no files. */
  BuildId submit(String template) {
    return submit(template, Map.of(), false);
  }

  BuildId submit(String text, Map<String, String> files, boolean force) {
    BuildId id = BuildId.of("build-" + builds++);
    new Order(text, files, force).submit(id, wiring, cloud.clock().instant());
    return id;
  }

  /** Drives a build to its end. */
  Build drive(BuildId id) {
    Answer answer = wiring.advance().run(id, 0);
    boolean undoing = false;
    while (answer.next() != Next.SUCCEEDED && answer.next() != Next.FAILED) {
      if (answer.next() == Next.WAIT) {
        sleep(Duration.ofSeconds(answer.seconds()));
      } else {
        undoing = answer.next() == Next.UNDO;
      }
      answer =
          undoing ? wiring.undo().run(id, answer.seq()) : wiring.advance().run(id, answer.seq());
    }
    return build(id);
  }

  Build build(BuildId id) {
    return wiring.store().journal().latest(id, 0).orElseThrow().state();
  }

  List<String> log(BuildId id) {
    return wiring.store().logbook().read(id, 0).stream().map(LogLine::text).toList();
  }

  @Override
  public void close() {
    cloud.close();
  }
}
