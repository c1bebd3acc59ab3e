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
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the image to start from: by id, public or the account's own or from the marketplace; by
 * family; or, beyond what Packer takes, by the name of an own image, or as the newest whose name
 * fits a pattern ({@code nginx_*}, {@code system:ubuntu_22_04_x64_*}). Found once, it stays.
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
    return FirstLook.of(
        config,
        () ->
            config
                .sourceImage()
                .map(source -> bySource(build, source))
                .orElseGet(() -> byFamily(build, config.imageFamily().orElseThrow())));
  }

  private Outcome bySource(Build build, String source) {
    if (source.contains("*")) {
      return byPattern(build, source);
    }
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

  /** No id and no name can hold a star. Of two images made in one second either is the newest. */
  private Outcome byPattern(Build build, String source) {
    int colon = source.indexOf(':');
    String owner = colon < 0 ? "self" : source.substring(0, colon);
    String names = Pattern.quote(source.substring(colon + 1)).replace("*", "\\E.*\\Q");
    ImageView image =
        images.find(query(build).ownerAlias(owner).build()).all().stream()
            .filter(one -> one.name().matches(names))
            .max(Comparator.comparing(one -> one.createdAt().orElse(Instant.EPOCH)))
            .orElseThrow(
                () ->
                    StepFailure.refused(
                        "No image of the owner '"
                            + owner
                            + "' (self, system, others or marketplace) in "
                            + build.region()
                            + " has a name like "
                            + source.substring(colon + 1)));
    return Outcome.done(build.withSourceImageId(image.id()))
        .saying(LogLine.message("Found the newest image like " + source + ": " + image.id()));
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
