package io.kiln.tests;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Endpoint;
import io.kiln.build.LogLine;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.function.Settings;
import io.kiln.function.Site;
import io.kiln.function.Wiring;
import io.kiln.local.LocalCloud;
import io.kiln.local.LocalCloudOptions;
import io.kiln.local.clock.Busy;
import io.kiln.local.deployment.Deployment;
import io.kiln.local.deployment.LocalStack;
import io.kiln.local.driver.Attended;
import io.kiln.local.fc.Invoked;
import io.kiln.local.flow.OutputShape;
import io.kiln.local.machine.MachineHost;
import io.kiln.store.OssBucket;
import io.kiln.store.OssPlace;
import io.kiln.template.Secret;
import io.kiln.trigger.FlowExecutions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A local cloud with Kiln deployed in it, and somebody who submits and looks on. */
public final class Plant implements AutoCloseable {
  private static final AtomicInteger BUILDS = new AtomicInteger();

  private static final Credentials KEY = Credentials.of("local", Secret.of("no-secret-at-all"));

  private final Path home;
  private final LocalCloud cloud;
  private final Deployment deployment;
  private final List<Invoked> invocations = new CopyOnWriteArrayList<>();
  private final OssBucket bucket;
  private final Cloud client;
  private final Wiring wiring;
  private final Optional<FlowExecutions> flow;

  /** What is deployed, and on which machines it bakes. */
  public record Plan(MachineHost machines, LocalStack stack, OutputShape shape, boolean byTick) {
    /** Kiln's own stack as it is, on isolated machines. */
    public static Plan standard(Path home) {
      return new Plan(
          MachineHost.namespaces(home), LocalStack.of(Optional.empty()), OutputShape.PLAIN, false);
    }

    public Plan on(MachineHost other) {
      return new Plan(other, stack, shape, byTick);
    }

    public Plan answering(OutputShape other) {
      return new Plan(machines, stack, other, byTick);
    }

    public Plan deploying(LocalStack other) {
      return new Plan(machines, other, shape, byTick);
    }

    /** The timer drives, by the one parameter. */
    public Plan ticking() {
      return new Plan(machines, stack.with("Driver", "tick"), shape, true);
    }
  }

  public Plant(Path home, Plan plan) {
    this.home = home;
    this.cloud = LocalCloud.open(home, LocalCloudOptions.with(plan.machines()));
    this.deployment =
        Deployment.of(
            cloud, plan.stack(), new Deployment.Options(false, plan.shape(), invocations::add));
    this.bucket = OssBucket.at(place());
    Endpoint ecs = Endpoint.of(cloud.ecsEndpoint());
    Endpoints endpoints = Endpoints.standard().withEcs(ecs).withVpc(ecs).withFlows(ecs);
    this.client = Cloud.of(KEY, endpoints);
    this.wiring =
        new Wiring(
            Site.builder()
                .settings(Settings.builder().build())
                .bucket(bucket)
                .endpoints(endpoints)
                .credentials(builder -> KEY)
                .clock(cloud.clock())
                .random(new SecureRandom())
                .linger(time -> {})
                .reach(cloud::reach)
                .build());
    this.flow =
        plan.byTick()
            ? Optional.empty()
            : Optional.of(new FlowExecutions(client.flows(), LocalCloud.REGION, deployment.flow()));
  }

  private OssPlace place() {
    return OssPlace.builder()
        .region(LocalCloud.REGION)
        .bucket(deployment.bucket())
        .endpoint(Endpoint.of(cloud.ossEndpoint()))
        .keyId("local")
        .secret(Secret.of("no-secret-at-all"))
        .build();
  }

  public Path home() {
    return home;
  }

  public LocalCloud cloud() {
    return cloud;
  }

  public Deployment deployment() {
    return deployment;
  }

  public Wiring wiring() {
    return wiring;
  }

  public FlowExecutions flow() {
    return flow.orElseThrow();
  }

  /** Every invocation of a function so far. */
  public List<Invoked> invocations() {
    return invocations;
  }

  /** Hands a template in, and has it driven. */
  public BuildId begin(String template, Map<String, String> files) {
    // of its own on the whole computer: jobs of other tests' machines show in its process table
    BuildId id =
        BuildId.of("build-" + ProcessHandle.current().pid() + "-" + BUILDS.getAndIncrement());
    Busy still = cloud.clock().busy("a build is handed in");
    try {
      new Order(template, files, false).submit(id, wiring, cloud.clock().instant());
      flow.ifPresent(executions -> executions.start(id));
    } finally {
      still.close();
    }
    return id;
  }

  /** Looks on until the build is over. */
  public Build await(BuildId id) throws InterruptedException {
    Attended.Attention attention =
        new Attended.Attention(
            time -> TimeUnit.MILLISECONDS.sleep(time.toMillis()), answer -> {}, () -> false);
    new Attended(wiring, flow, attention, () -> {}).drive(id);
    return build(id);
  }

  public Build bake(String template) throws InterruptedException {
    return await(begin(template, Map.of()));
  }

  public Build build(BuildId id) {
    return wiring.store().journal().latest(id, 0).orElseThrow().state();
  }

  public List<String> log(BuildId id) {
    return wiring.store().logbook().read(id, 0).stream().map(LogLine::text).toList();
  }

  @Override
  public void close() {
    deployment.close();
    client.close();
    bucket.close();
    cloud.close();
  }
}
