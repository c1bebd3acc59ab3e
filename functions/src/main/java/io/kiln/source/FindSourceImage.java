package io.kiln.source;

import io.kiln.build.Build;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.cloud.ImageQuery;
import io.kiln.cloud.ImageView;
import io.kiln.cloud.Images;
import io.kiln.template.EcsBuilder;
import java.util.Optional;

/**
 * Finds the image to start from: by id, public or the account's own or from the marketplace; by
 * family; or, beyond what Packer takes, by the exact name of an own image. Found once, it stays.
 */
public final class FindSourceImage implements Step {
  private final EcsBuilder config;
  private final Images images;

  public FindSourceImage(EcsBuilder config, Images images) {
    this.config = config;
    this.images = images;
  }

  @Override
  public String name() {
    return "find-source-image";
  }

  @Override
  public Outcome run(Build build) {
    return config
        .sourceImage()
        .map(source -> bySource(build, source))
        .orElseGet(() -> byFamily(build, config.imageFamily().orElseThrow()));
  }

  private Outcome bySource(Build build, String source) {
    ImageView image =
        look(query(build).id(source))
            .or(() -> look(query(build).id(source).ownerAlias("marketplace")))
            .or(() -> look(query(build).name(source).ownerAlias("self")))
            .orElseThrow(
                () ->
                    StepFailure.refused(
                        "No alicloud image was found matching filters: "
                            + source
                            + " (in "
                            + build.region()
                            + ": neither an image's id nor the name of an own image)"));
    return Outcome.done(build.withSourceImageId(image.id()))
        .saying(LogLine.message("Found image ID: " + image.id()));
  }

  private Outcome byFamily(Build build, String family) {
    ImageView image =
        images
            .fromFamily(build.region(), family)
            .one()
            .orElseThrow(
                () -> StepFailure.refused("No alicloud image was found in image family " + family));
    return Outcome.done(build.withSourceImageId(image.id()))
        .saying(
            LogLine.message("Found latest image: " + image.id() + " by image family: " + family));
  }

  private Optional<ImageView> look(ImageQuery.Builder query) {
    return images.find(query.build()).one();
  }

  private ImageQuery.Builder query(Build build) {
    return ImageQuery.builder().region(build.region()).expired(config.skipImageValidation());
  }
}
