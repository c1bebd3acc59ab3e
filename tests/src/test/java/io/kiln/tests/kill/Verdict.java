package io.kiln.tests.kill;

import io.kiln.build.Build;
import io.kiln.build.Cleanup;
import io.kiln.build.Resource;
import io.kiln.build.ResourceState;
import io.kiln.build.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a bake left: looked for in the cloud, in the bucket, in the image and on the machine. */
final class Verdict {
  private static final Set<ResourceState> SETTLED =
      EnumSet.of(ResourceState.GONE, ResourceState.KEPT, ResourceState.WITHDRAWN);

  private final Scene scene;
  private final List<Fault> faults = new ArrayList<>();

  private Verdict(Scene scene) {
    this.scene = scene;
  }

  /** Everything that is not as it must be. */
  static List<Fault> on(Scene scene, boolean mayBeCancelled) {
    Verdict verdict = new Verdict(scene);
    Optional<Build> build = scene.build();
    if (build.isEmpty()) {
      verdict.say(Fault.Kind.LOST, "there is no journal");
    } else {
      verdict.judge(build.get(), mayBeCancelled);
    }
    return verdict.faults;
  }

  private void judge(Build build, boolean mayBeCancelled) {
    boolean baked = build.result().filter(Result.SUCCEEDED::equals).isPresent();
    boolean cancelled = build.result().filter(Result.CANCELLED::equals).isPresent();
    if (!baked && !(mayBeCancelled && cancelled)) {
      say(Fault.Kind.LOST, "it ended " + build.result() + " with " + build.failure());
    }
    receipt(build);
    images(baked ? Baked.TARGETS : List.of());
    leftovers(baked ? Baked.TARGETS.size() * Baked.DISKS : 0);
    if (baked) {
      inside(build);
      log();
    }
  }

  private void receipt(Build build) {
    if (build.cleanup().filter(Cleanup.CLEAN::equals).isEmpty()) {
      say(Fault.Kind.LEAKED, "cleanup is " + build.cleanup() + ": " + build.undoFailures());
    }
    for (Resource resource : build.ledger().resources()) {
      if (!SETTLED.contains(resource.state()) || resource.proof().isEmpty()) {
        say(Fault.Kind.LOST, "no receipt for " + resource.key() + ": " + resource.state());
      }
    }
  }

  private void images(List<String> targets) {
    List<io.kiln.local.Resource> images =
        scene.cloud().resources().stream().filter(r -> r.type().equals("image")).toList();
    for (String region : targets) {
      long there =
          images.stream()
              .filter(i -> i.region().equals(region) && i.name().equals(Baked.IMAGE))
              .count();
      if (there == 0) {
        say(Fault.Kind.LOST, "no image in " + region);
      } else if (there > 1) {
        say(Fault.Kind.DOUBLED, there + " images in " + region);
      }
    }
    if (images.size() > targets.size()) {
      say(Fault.Kind.DOUBLED, images.size() + " images instead of " + targets.size());
    }
  }

  private void leftovers(int snapshots) {
    List<io.kiln.local.Resource> all = scene.cloud().resources();
    all.stream()
        .filter(r -> !Set.of("image", "snapshot").contains(r.type()))
        .forEach(r -> say(Fault.Kind.LEAKED, r.type() + " " + r.id() + " is left"));
    all.stream()
        .filter(r -> r.tags().containsKey(Build.TEMPORARY))
        .forEach(r -> say(Fault.Kind.LEAKED, r.type() + " " + r.id() + " is tagged temporary"));
    long there = all.stream().filter(r -> r.type().equals("snapshot")).count();
    if (there != snapshots) {
      say(Fault.Kind.LEAKED, there + " snapshots instead of " + snapshots);
    }
    for (String prefix : List.of("active/", "names/")) {
      scene.store().list(prefix).forEach(key -> say(Fault.Kind.LEAKED, key + " is left"));
    }
    if (!names(scene.home().resolve("machines")).isEmpty()) {
      say(Fault.Kind.LEAKED, "a machine is left");
    }
    if (Files.exists(scene.jobs())) {
      say(Fault.Kind.LEAKED, "a job is left on this computer: " + scene.jobs());
    }
  }

  private void inside(Build build) {
    Path layer =
        scene.home().resolve("images").resolve(build.imageIds().getOrDefault("cn-shenzhen", "-"));
    if (Files.exists(layer.resolve(FastMachines.JOBS))) {
      say(Fault.Kind.LEAKED, "the jobs' folder is in the image");
    }
    for (int i = 0; i < Baked.PROVISIONERS; i++) {
      Path counter = layer.resolve("count-" + i);
      long runs = Files.exists(counter) ? lines(counter).size() : 0;
      if (runs != 1) {
        say(Fault.Kind.REPEATED, "provisioner " + i + " ran " + runs + " times");
      }
    }
    if (!lines(layer.resolve(".ssh/authorized_keys")).stream().allMatch(String::isBlank)) {
      say(Fault.Kind.LEAKED, "the temporary key is in the image");
    }
  }

  private void log() {
    var log = scene.kept().logbook().read(scene.id(), 0);
    for (int i = 0; i < Baked.PROVISIONERS; i++) {
      String said = "said by " + i;
      long times = log.stream().filter(line -> line.text().contains(said)).count();
      if (times != 1) {
        say(Fault.Kind.LOST, "the log has '" + said + "' " + times + " times");
      }
    }
  }

  private static List<String> names(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.map(Path::toString).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void say(Fault.Kind kind, String what) {
    faults.add(new Fault(kind, what));
  }
}
