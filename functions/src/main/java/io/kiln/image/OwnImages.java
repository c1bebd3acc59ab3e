package io.kiln.image;

import io.kiln.build.Build;
import io.kiln.build.Resource;
import io.kiln.build.Sight;
import io.kiln.cloud.ImageQuery;
import io.kiln.cloud.ImageView;
import io.kiln.cloud.Images;
import io.kiln.cloud.Sights;
import io.kiln.template.EcsBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The images that builds make, be it of a machine or of another image: how one is known again. */
final class OwnImages {
  private static final String BUILD = "kiln:build";

  private final Images images;

  OwnImages(Images images) {
    this.images = images;
  }

  /** What such an image is tagged with from its beginning. */
  static Map<String, String> tags(EcsBuilder config, Build build) {
    Map<String, String> tags = new HashMap<>(config.tags());
    tags.putAll(build.temporaryTags());
    return tags;
  }

  /**
   * The image that was asked for under this name, with these tags. The name alone may be somebody
   * else's, and undo deletes what is found here.
   */
  Sight find(String region, String name, Map<String, String> tags) {
    String build = tags.getOrDefault(BUILD, "");
    return Sights.of(
        images
            .find(
                ImageQuery.builder()
                    .region(region)
                    .name(name)
                    .ownerAlias("self")
                    .statuses(Images.ANY_STATUS)
                    .build())
            .keeping(image -> !build.isEmpty() && build.equals(image.tags().get(BUILD))),
        name,
        ImageView::id);
  }

  Sight look(Resource created) {
    String id = created.id().orElseThrow();
    return Sights.of(
        images.byId(created.region(), id),
        id,
        ImageView::id,
        ImageView::status,
        Set.of("Available"));
  }
}
