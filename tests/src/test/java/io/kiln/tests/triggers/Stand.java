package io.kiln.tests.triggers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.model.OSSObjectSummary;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Endpoint;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.function.Settings;
import io.kiln.function.Site;
import io.kiln.function.Wiring;
import io.kiln.local.LocalCloud;
import io.kiln.local.LocalCloudOptions;
import io.kiln.local.deployment.Deployment;
import io.kiln.local.deployment.LocalStack;
import io.kiln.local.fc.Invoked;
import io.kiln.local.machine.MachineHost;
import io.kiln.store.OssBucket;
import io.kiln.store.OssPlace;
import io.kiln.store.Store;
import io.kiln.template.Secret;
import io.kiln.trigger.FlowExecutions;
import io.kiln.trigger.Runs;
import io.kiln.trigger.Starts;
import io.kiln.trigger.bundle.Order;
import io.kiln.trigger.bundle.Parcel;
import io.kiln.trigger.series.Schedules;
import io.kiln.trigger.series.Series;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The whole deployment in a local cloud, and people who put files into its bucket with the vendor's
 * own client. Time passes by itself while something is at hand, and by hand else.
 */
final class Stand implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Credentials KEY = Credentials.of("person", Secret.of("a person's secret"));
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration GLANCE = Duration.ofMillis(20);

  private final LocalCloud cloud;
  private final Deployment deployment;
  private final OSS oss;
  private final OssBucket bucket;
  private final Store store;
  private final Wiring caller;
  private final Cloud client;
  private final Starts starts;
  private final List<Invoked> failures = Collections.synchronizedList(new ArrayList<>());

  Stand(Path home, MachineHost machines, Map<String, String> parameters) {
    this.cloud = LocalCloud.open(home, LocalCloudOptions.with(machines));
    LocalStack stack = LocalStack.of(Optional.of(Path.of("..", "template.yml")));
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      stack = stack.with(parameter.getKey(), parameter.getValue());
    }
    this.deployment =
        Deployment.of(
            cloud,
            stack,
            new Deployment.Options(false, Deployment.Options.STANDARD.shape(), this::note));
    this.oss = new OSSClientBuilder().build(cloud.ossEndpoint().toString(), "person", "secret");
    this.bucket =
        OssBucket.at(
            OssPlace.builder()
                .region(LocalCloud.REGION)
                .bucket(deployment.bucket())
                .endpoint(Endpoint.of(cloud.ossEndpoint()))
                .keyId("looker")
                .secret(Secret.of("looker's secret"))
                .build());
    this.store = new Store(bucket, new SecureRandom());
    this.caller = new Wiring(site());
    this.client = Cloud.of(KEY, endpoints());
    this.starts =
        parameters.getOrDefault("Driver", "flow").equals("flow")
            ? new FlowExecutions(client.flows(), LocalCloud.REGION, deployment.flow())::start
            : Starts.byTick();
  }

  private Endpoints endpoints() {
    Endpoint ecs = Endpoint.of(cloud.ecsEndpoint());
    return Endpoints.standard().withEcs(ecs).withVpc(ecs).withFlows(ecs);
  }

  private Site site() {
    return Site.builder()
        .settings(Settings.builder().build())
        .bucket(bucket)
        .endpoints(endpoints())
        .credentials(builder -> KEY)
        .clock(cloud.clock())
        .random(new SecureRandom())
        .linger(time -> {})
        .reach(cloud::reach)
        .build();
  }

  private void note(Invoked invoked) {
    if (!invoked.reply().succeeded()) {
      failures.add(invoked);
    }
  }

  LocalCloud cloud() {
    return cloud;
  }

  Deployment deployment() {
    return deployment;
  }

  Store store() {
    return store;
  }

  /** Invocations that did not succeed. */
  List<Invoked> failures() {
    return List.copyOf(failures);
  }

  void put(String key, String content) {
    put(key, content.getBytes(UTF_8));
  }

  void put(String key, byte[] content) {
    oss.putObject(deployment.bucket(), key, new ByteArrayInputStream(content));
  }

  /** Hands a template in as a caller does, and has it driven as the stack says. */
  BuildId submit(String template) {
    return submit(template, false);
  }

  /**
   * The same.
   *
   * @param force replaces an image of the same name
   */
  BuildId submit(String template, boolean force) {
    Runs runs = caller.runs(starts);
    Order order =
        Order.builder()
            .parcel(Parcel.of("template.json", template.getBytes(UTF_8)))
            .template("template.json")
            .force(force)
            .build();
    Runs.Hand hand = Runs.Hand.of("cli", "a person", "a person");
    Runs.Run run = runs.begin(runs.prepare(order, hand, "digest"), order, hand);
    return run.builds().values().iterator().next();
  }

  /** Every file of the folder, under the prefix. */
  void putFolder(String prefix, Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        put(prefix + folder.relativize(file), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes every object of that beginning, as a person might. */
  void forget(String prefix) {
    bucket.list(prefix).forEach(bucket::delete);
  }

  List<String> keys(String prefix) {
    return oss.listObjects(deployment.bucket(), prefix).getObjectSummaries().stream()
        .map(OSSObjectSummary::getKey)
        .map(key -> key.substring(prefix.length()))
        .sorted()
        .toList();
  }

  JsonNode json(String key) {
    try {
      return MAPPER.readTree(bucket.get(key).orElseThrow(() -> new AssertionError("no " + key)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String key) {
    return new String(bucket.get(key).orElseThrow(() -> new AssertionError("no " + key)), UTF_8);
  }

  /** Every build that was ever submitted, in the order of their names. */
  List<BuildId> builds() {
    return bucket.folders("builds/").stream()
        .map(key -> BuildId.of(key.substring("builds/".length(), key.length() - 1)))
        .toList();
  }

  Build build(BuildId id) {
    return store.journal().latest(id, 0).orElseThrow().state();
  }

  Series series(String name) {
    return new Schedules(store, cloud.clock()).find(name).orElseThrow();
  }

  boolean isDecided(String name) {
    return new Schedules(store, cloud.clock()).find(name).isPresent();
  }

  /** Time passes by itself until this is so. */
  void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "waited in vain for "
                + what
                + " at "
                + cloud.clock().instant()
                + ": "
                + keys("results/")
                + keys("wake/")
                + keys("active/")
                + keys("ended/")
                + failures);
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  /** Nothing is at hand any more. */
  void rest() {
    await("rest", this::isResting);
  }

  private boolean isResting() {
    return !cloud.oss().holds(deployment.bucket(), "active/")
        && !cloud.oss().holds(deployment.bucket(), "ended/")
        && store.wakes().due(cloud.clock().instant().plus(Duration.ofMinutes(10))).isEmpty();
  }

  /** From a rest, straight to that moment. */
  void until(Instant moment) {
    try {
      Duration left = Duration.between(cloud.clock().instant(), moment);
      cloud.clock().sleep(left.isNegative() ? Duration.ZERO : left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    deployment.timeHasPassed();
  }

  @Override
  public void close() {
    oss.shutdown();
    client.close();
    bucket.close();
    deployment.close();
    cloud.close();
  }
}
