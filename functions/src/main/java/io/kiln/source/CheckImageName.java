package io.kiln.source;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.LogLine;
import io.kiln.build.Names;
import io.kiln.build.Outcome;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.cloud.ImageQuery;
import io.kiln.cloud.ImageView;
import io.kiln.cloud.Images;
import io.kiln.template.EcsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes the names of the image and its copies for this build, and refuses one that an image already
 * has, unless that is to be replaced. The names are given back with the receipt.
 */
public final class CheckImageName implements Step {
  private final EcsBuilder config;
  private final Images images;
  private final Names names;

  public CheckImageName(EcsBuilder config, Images images, Names names) {
    this.config = config;
    this.images = images;
    this.names = names;
  }

  @Override
  public String name() {
    return "check-image-name";
  }

  @Override
  public List<LogLine> opening(Build build) {
    return List.of(
        LogLine.say(
            config.imageForceDelete()
                ? "Force delete flag found, skipping prevalidating image name."
                : "Prevalidating image name..."));
  }

  @Override
  public Outcome run(Build build) {
    return FirstLook.of(config, () -> checked(build));
  }

  private Outcome checked(Build build) {
    Map<String, String> wanted = wanted(build);
    if (!build.imageNames().equals(wanted)) {
      // known first, so that whatever is taken from here on is given back in the end
      return Outcome.record(build.withImageNames(wanted));
    }
    List<String> troubles = new ArrayList<>();
    Map<String, String> replaced = new TreeMap<>();
    wanted.forEach(
        (region, name) -> {
          Optional<String> held = held(build, region, name);
          Optional<ImageView> existing =
              held.isPresent() ? Optional.empty() : existing(region, name);
          held.ifPresent(troubles::add);
          existing
              .filter(image -> !config.imageForceDelete())
              .ifPresent(image -> troubles.add(used(build, region, image)));
          existing.ifPresent(image -> replaced.put(region, image.id()));
        });
    if (!troubles.isEmpty()) {
      throw StepFailure.refused(String.join("\n", troubles));
    }
    return Outcome.done(build.withReplacedImageIds(replaced));
  }

  /** What the image and its copies are called, by region. */
  private Map<String, String> wanted(Build build) {
    Map<String, String> wanted = new TreeMap<>();
    wanted.put(build.region(), build.imageName());
    config.copies().forEach(copy -> wanted.put(copy.region(), copy.name()));
    return wanted;
  }

  private Optional<String> held(Build build, String region, String name) {
    BuildId holder = names.take(region, name, build.id());
    return holder.equals(build.id())
        ? Optional.empty()
        : Optional.of(
            "Error: Image Name: '"
                + name
                + "' is being baked by build "
                + holder
                + "; wait for its end, or `kiln undo "
                + holder
                + "`");
  }

  private static String used(Build build, String region, ImageView image) {
    return "Error: Image Name: '"
        + image.name()
        + "' is used by an existing alicloud image: "
        + image.id()
        + (region.equals(build.region()) ? "" : " in " + region);
  }

  private Optional<ImageView> existing(String region, String name) {
    return images
        .find(
            ImageQuery.builder()
                .region(region)
                .name(name)
                .ownerAlias("self")
                .statuses(Images.ANY_STATUS)
                .build())
        .one();
  }
}
