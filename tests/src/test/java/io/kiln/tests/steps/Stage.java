package io.kiln.tests.steps;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Deed;
import io.kiln.build.Endpoint;
import io.kiln.build.Ledger;
import io.kiln.build.Lifecycle;
import io.kiln.build.Outcome;
import io.kiln.build.Phase;
import io.kiln.build.Resource;
import io.kiln.build.ResourceState;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.local.LocalCloud;
import io.kiln.local.LocalCloudOptions;
import io.kiln.local.machine.MachineHost;
import io.kiln.store.FolderBucket;
import io.kiln.store.Store;
import io.kiln.template.EcsBuilder;
import io.kiln.template.Secret;
import io.kiln.template.Template;
import io.kiln.template.TemplateFiles;
import io.kiln.template.TemplateInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A local cloud, a client for it and a build to work on; afterwards nothing may be left over. */
@SuppressWarnings("NullAway.Init") // JUnit calls beforeEach first
final class Stage implements BeforeEachCallback, AfterEachCallback {
  static final String REGION = "cn-shenzhen";

  private static final String TEMPLATE =
      """
      {"builders": [{
        "type": "alicloud-ecs", "region": "cn-shenzhen", "image_name": "staged",
        "source_image": "ubuntu_18_04_x64_20G_alibase_20210128.vhd",
        "instance_type": "ecs.t5-c1m2.large", "ssh_username": "root",
        "internet_charge_type": "PayByTraffic", "tags": {"who": "test"}%s}]}
      """;

  private LocalCloud local;
  private Cloud cloud;
  private Store store;
  private Path home;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    home = Files.createTempDirectory("kiln-stage");
    local = LocalCloud.open(home, LocalCloudOptions.with(MachineHost.namespaces(home)));
    Endpoint endpoint = Endpoint.of(local.ecsEndpoint());
    cloud =
        Cloud.of(
            Credentials.of("local", Secret.of("no-secret-at-all")),
            Endpoints.standard().withEcs(endpoint).withVpc(endpoint));
    store = new Store(new FolderBucket(home.resolve("store")), new SecureRandom());
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    List<String> left = leftovers();
    cloud.close();
    local.close();
    Shred.folder(home);
    if (!left.isEmpty() && context.getExecutionException().isEmpty()) {
      throw new AssertionError("left behind: " + left);
    }
  }

  Cloud cloud() {
    return cloud;
  }

  LocalCloud local() {
    return local;
  }

  Store store() {
    return store;
  }

  Clock clock() {
    return local.clock();
  }

  Lifecycle lifecycle() {
    return new Lifecycle(clock());
  }

  EcsBuilder config() {
    return config("");
  }

  /** The plain builder with more options: {@code , "key": value}. */
  EcsBuilder config(String more) {
    return Template.evaluate(
            TemplateInput.builder()
                .name("template.json")
                .text(TEMPLATE.formatted(more))
                .startedAt(clock().instant())
                .templateDir("/")
                .workingDir("/")
                .seed("stage")
                .files(new NoFiles())
                .build())
        .builders()
        .get(0);
  }

  Build build() {
    return Build.builder()
        .id(BuildId.of("staged-build"))
        .stack("stage")
        .builderName("alicloud-ecs")
        .region(REGION)
        .imageName("staged")
        .startedAt(clock().instant())
        .phase(Phase.STEP)
        .step("any")
        .build();
  }

  /** Runs a step to its end, as Advance would, without dying. */
  Build run(Step step, Build build) {
    Outcome outcome = step.run(build);
    while (outcome.kind() != Outcome.Kind.DONE) {
      pause(outcome);
      outcome = step.run(outcome.build());
    }
    return outcome.build();
  }

  /** Runs the steps one after the other. */
  Build run(Build build, Step... steps) {
    Build result = build;
    for (Step step : steps) {
      result = run(step, result);
    }
    return result;
  }

  /** Runs a step just until it has announced the resource of this key. */
  Build announced(Step step, Build build, String key) {
    Outcome outcome = step.run(build);
    while (outcome.kind() != Outcome.Kind.ANNOUNCE
        || outcome.build().ledger().find(key).isEmpty()) {
      pause(outcome);
      outcome = step.run(outcome.build());
    }
    return outcome.build();
  }

  /** Undoes one resource to its end. */
  Build undo(Step step, Build build, String key) {
    Build result = build;
    while (true) {
      Outcome outcome;
      try {
        outcome = step.undo(result, result.ledger().find(key).orElseThrow());
      } catch (StepFailure busy) {
        result = afterRefusal(result, busy);
        continue;
      }
      result = outcome.build();
      if (outcome.kind() == Outcome.Kind.DONE
          || !result.ledger().find(key).orElseThrow().state().mayExist()) {
        return result;
      }
      pause(outcome);
    }
  }

  /** Something still depends on it: as Undo does, wait and ask again. */
  private Build afterRefusal(Build build, StepFailure failure) {
    if (failure.kind() != StepFailure.Kind.BUSY) {
      throw failure;
    }
    sleep(Duration.ofSeconds(3));
    return build.withLedger(
        build
            .ledger()
            .map(
                r -> r.state() == ResourceState.DELETING ? r.withState(ResourceState.LEAVING) : r));
  }

  /** Undoes everything that these steps made, the youngest first. */
  void undoAll(Build build, Step... steps) {
    Build result = build;
    while (result.ledger().nextToUndo().isPresent()) {
      Resource next = result.ledger().nextToUndo().get();
      Step owner =
          List.of(steps).stream()
              .filter(s -> s.name().equals(next.step()))
              .findFirst()
              .orElseThrow();
      result = undo(owner, result, next.key());
    }
  }

  /** What the journal says after the claim's writer died. */
  static Build unclear(Build build) {
    Ledger ledger =
        build
            .ledger()
            .map(r -> r.state() == ResourceState.INTENDED ? r.withState(ResourceState.UNCLEAR) : r);
    Map<String, Deed> deeds = new HashMap<>(build.deeds());
    deeds.replaceAll((name, deed) -> deed == Deed.INTENDED ? Deed.UNCLEAR : deed);
    return build.withLedger(ledger).withDeeds(deeds);
  }

  /** Everything of this build that is still in the cloud. */
  List<String> leftovers() {
    List<String> left = new ArrayList<>();
    local.resources().stream()
        .filter(
            r ->
                !r.tags().getOrDefault("kiln:temporary", "false").equals("false")
                    || r.name().contains("staged-build"))
        .forEach(r -> left.add(r.type() + " " + r.id()));
    return left;
  }

  private void pause(Outcome outcome) {
    sleep(outcome.waitFor().map(Outcome.Wait::first).orElse(Duration.ZERO));
  }

  private void sleep(Duration time) {
    try {
      if (!time.isZero()) {
        local.clock().sleep(time);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
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

  /** Deletes a folder, whatever modes its files have. */
  private static final class Shred {
    static void folder(Path folder) {
      try (var paths = Files.walk(folder)) {
        paths.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
