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
import java.util.List;
import java.util.Optional;

/**
 * Takes the image's name for this build, and refuses one that an image already has, unless that is
 * to be replaced. The name is given back with the receipt.
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
    BuildId holder = names.take(build.region(), build.imageName(), build.id());
    if (!holder.equals(build.id())) {
      throw StepFailure.refused(
          "Error: Image Name: '"
              + build.imageName()
              + "' is being baked by build "
              + holder
              + "; wait for its end, or `kiln undo "
              + holder
              + "`");
    }
    Optional<ImageView> existing = existing(build);
    if (existing.isPresent() && !config.imageForceDelete()) {
      throw StepFailure.refused(
          "Error: Image Name: '"
              + build.imageName()
              + "' is used by an existing alicloud image: "
              + existing.get().id());
    }
    return Outcome.done(build.withReplacedImageId(existing.map(ImageView::id)));
  }

  private Optional<ImageView> existing(Build build) {
    return images
        .find(
            ImageQuery.builder()
                .region(build.region())
                .name(build.imageName())
                .ownerAlias("self")
                .statuses(Images.ANY_STATUS)
                .build())
        .one();
  }
}
