package io.kiln.image;

import io.kiln.build.Build;
import io.kiln.build.Deeds;
import io.kiln.build.Outcome;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.cloud.ImageView;
import io.kiln.cloud.Images;
import io.kiln.cloud.Snapshots;
import io.kiln.cloud.Taggable;
import io.kiln.cloud.Tags;
import io.kiln.template.EcsBuilder;
import java.util.List;
import java.util.Optional;

/**
 * Publishes the kept image of one region: takes the temporary tag off, swaps it with the image it
 * replaces (rename the old one, rename the new one, delete the old one), puts it into its family.
 */
public final class PublishImage implements Step {
  private final EcsBuilder config;
  private final String region;
  private final Images images;
  private final DeleteReplaced deleted;
  private final Tags tags;

  public PublishImage(
      EcsBuilder config, String region, Images images, Snapshots snapshots, Tags tags) {
    this.config = config;
    this.region = region;
    this.images = images;
    this.deleted = new DeleteReplaced(config, region, images, snapshots);
    this.tags = tags;
  }

  @Override
  public String name() {
    return "publish-image-" + region;
  }

  @Override
  public Outcome run(Build build) {
    return untag(build)
        .or(() -> swap(build))
        .or(() -> family(build))
        .orElseGet(() -> Outcome.done(build));
  }

  private Optional<Outcome> untag(Build build) {
    return once(
        build,
        "untag",
        () -> {
          ImageView image = image(fresh(build)).orElseThrow();
          List<String> keys = List.of(Build.TEMPORARY);
          tags.remove(region, Taggable.IMAGE, List.of(image.id()), keys);
          if (!image.snapshotIds().isEmpty()) {
            tags.remove(region, Taggable.SNAPSHOT, image.snapshotIds(), keys);
          }
        });
  }

  /** Last, so that whoever launches the family's newest image gets a finished one. */
  private Optional<Outcome> family(Build build) {
    return config
        .targetImageFamily()
        .flatMap(
            family -> once(build, "family", () -> images.joinFamily(region, fresh(build), family)));
  }

  private Optional<Outcome> swap(Build build) {
    String old = build.replacedImageIds().get(region);
    if (old == null) {
      return Optional.empty();
    }
    return once(
            build,
            "rename-old",
            () -> ifThere(old, i -> images.rename(region, old, asideName(build))))
        .or(() -> once(build, "rename-new", () -> nameNew(build, old)))
        .or(() -> deleted.image(build, old))
        .or(() -> deleted.snapshots(build, old));
  }

  /** Refused (somebody took the name meanwhile): the old image gets its name back. */
  private void nameNew(Build build, String old) {
    try {
      images.rename(region, fresh(build), finalName(build));
    } catch (StepFailure failure) {
      if (failure.kind() != StepFailure.Kind.REFUSED) {
        throw failure;
      }
      String present = "the old image " + old + " is called " + finalName(build) + " again";
      try {
        ifThere(old, image -> images.rename(region, old, finalName(build)));
      } catch (StepFailure back) {
        if (back.kind() != StepFailure.Kind.REFUSED) {
          throw back;
        }
        present =
            "the old image " + old + " is called " + asideName(build) + " (" + first(back) + ")";
      }
      throw new StepFailure(
          StepFailure.Kind.REFUSED,
          failure.getMessage()
              + "\nThe new image "
              + fresh(build)
              + " is called "
              + build.resourceName()
              + ", "
              + present,
          failure);
    }
  }

  private static String first(StepFailure failure) {
    return failure.getMessage().replace("\n", ", ");
  }

  private static String asideName(Build build) {
    return build.resourceName() + "-old";
  }

  private interface Change {
    void to(ImageView image);
  }

  private void ifThere(String id, Change change) {
    image(id).ifPresent(change::to);
  }

  private Optional<ImageView> image(String id) {
    return images.byId(region, id).one();
  }

  private String fresh(Build build) {
    return String.valueOf(build.imageIds().get(region));
  }

  private String finalName(Build build) {
    return build.imageNames().getOrDefault(region, build.imageName());
  }

  private Optional<Outcome> once(Build build, String what, Runnable call) {
    return Deeds.once(build, deed(what), call);
  }

  private String deed(String what) {
    return what + "-" + region;
  }
}
