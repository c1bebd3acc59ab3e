package io.kiln.tests.kill;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Bundle;
import io.kiln.build.Endpoint;
import io.kiln.build.Entry;
import io.kiln.build.OnError;
import io.kiln.local.LocalCloud;
import io.kiln.local.LocalCloudOptions;
import io.kiln.store.Bucket;
import io.kiln.store.OssBucket;
import io.kiln.store.OssPlace;
import io.kiln.store.Store;
import io.kiln.template.Secret;
import io.kiln.template.Template;
import io.kiln.template.TemplateFiles;
import io.kiln.template.TemplateInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One bake in a cloud of its own: processes come and go, the build stays. */
final class Scene implements AutoCloseable {
  /** In memory where there is room: a scene writes thousands of small files. */
  private static final Path ROOM =
      Stream.of(Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir")))
          .filter(Files::isWritable)
          .findFirst()
          .orElseThrow();

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final Queue<Path> CLOSED = new ConcurrentLinkedQueue<>();

  private final Path home;
  private final BuildId id;
  private final Tap tap;
  private final SshTap ssh;
  private final CloudTap ecs;
  private final Instant startedAt;
  private LocalCloud cloud;
  private OssBucket bucket;
  private int lives;

  private Scene(Path home, String id, Tap tap) {
    this.home = home;
    this.id = BuildId.of(id);
    this.tap = tap;
    this.ssh = new SshTap(tap);
    this.cloud = open();
    this.bucket = bucket();
    this.ecs = new CloudTap(() -> cloud.ecsEndpoint(), tap);
    this.startedAt = cloud.clock().instant();
  }

  /** A scene of its own, which removes what it made when it closes. */
  static Scene fresh(Tap tap) {
    try {
      String id = "k" + ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet();
      return new Scene(Files.createTempDirectory(ROOM, "kill-everywhere"), id, tap);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LocalCloud open() {
    FastMachines machines = new FastMachines(home.resolve("machines"), jobs(), ssh);
    return LocalCloud.open(home, LocalCloudOptions.with(machines));
  }

  private OssBucket bucket() {
    return OssBucket.at(
        OssPlace.builder()
            .region("cn-shenzhen")
            .bucket(LocalCloud.STATE_BUCKET)
            .endpoint(Endpoint.of(cloud.ossEndpoint()))
            .keyId("caller")
            .secret(Secret.of("caller's secret"))
            .build());
  }

  /**
   * Where the build's jobs leave their traces: on this computer, for its machines have no other.
   */
  Path jobs() {
    return Path.of("/var/tmp/kiln-" + id);
  }

  Path home() {
    return home;
  }

  BuildId id() {
    return id;
  }

  LocalCloud cloud() {
    return cloud;
  }

  Bucket store() {
    return bucket;
  }

  /** From now on new things show so late. */
  Lag lagging(Duration lag) {
    Lag sky = new Lag(lag, cloud.clock());
    tap.under(sky);
    return sky;
  }

  /** A new process that runs functions. */
  Life life() {
    return life(UnaryOperator.identity());
  }

  /** The same, with something in the way of its bucket. */
  synchronized Life life(UnaryOperator<Bucket> more) {
    Life life = new Life(cloud, ecs, "life" + lives++, bucket, tap, more);
    ssh.belongsTo(life);
    return life;
  }

  /** The process that holds the local cloud has died; another one opens it. */
  void reopen() {
    bucket.close();
    cloud.close();
    cloud = open();
    bucket = bucket();
  }

  /** Hands the bake in; harmless to repeat. */
  void submit(Life life) {
    submit(life, Baked.TEMPLATE, OnError.CLEANUP);
  }

  void submit(Life life, String text, OnError onError) {
    Bundle bundle =
        Bundle.builder()
            .templateName("template.json")
            .templateText(text)
            .templateDir("/nowhere")
            .workingDir("/nowhere")
            .startedAt(startedAt)
            .seed(id.toString())
            .builderName("alicloud-ecs")
            .force(false)
            .onError(onError)
            .build();
    Template template =
        Template.evaluate(
            TemplateInput.builder()
                .name("template.json")
                .text(text)
                .startedAt(startedAt)
                .templateDir("/nowhere")
                .workingDir("/nowhere")
                .seed(id.toString())
                .files(new NoFiles())
                .build());
    life.wiring()
        .submit()
        .accept(id, bundle, template.builders().get(0), file -> InputStream.nullInputStream());
  }

  /** A person puts a file into the machine. */
  void inside(String file) throws IOException {
    try (var machines = Files.list(home.resolve("machines"))) {
      Path machine = machines.findFirst().orElseThrow();
      Files.createFile(machine.resolve("home").resolve(file));
    }
  }

  /** How often a provisioner ran, as its counter in the image says. */
  long ran(Build build, int provisioner) throws IOException {
    String image = build.imageIds().getOrDefault("cn-shenzhen", "-");
    Path counter = home.resolve("images").resolve(image).resolve("count-" + provisioner);
    return Files.readAllLines(counter).size();
  }

  /** What is kept, seen past every tap. */
  Store kept() {
    return new Store(bucket, new SecureRandom());
  }

  /** The build as it stands. */
  Optional<Build> build() {
    return kept().journal().latest(id, 0).map(Entry::state);
  }

  @Override
  public void close() {
    ecs.close();
    bucket.close();
    cloud.close();
    Processes.end(home);
    FastMachines.remove(jobs());
    FastMachines.remove(home);
    CLOSED.add(jobs());
  }

  /** What scenes that are closed have on this computer nevertheless. */
  static List<Path> leftovers() {
    return CLOSED.stream().filter(Files::exists).toList();
  }

  private static final class NoFiles implements TemplateFiles {
    @Override
    public boolean isFile(String path) {
      return false;
    }

    @Override
    public boolean isFolder(String path) {
      return false;
    }
  }
}
