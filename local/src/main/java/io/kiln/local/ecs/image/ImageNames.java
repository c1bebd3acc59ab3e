package io.kiln.local.ecs.image;

import io.kiln.local.ecs.Region;
import io.kiln.local.rpc.EcsError;

/** The rules for names of images: well-formed, and one image to a name in a region. */
public final class ImageNames {
  private static final String NAME =
      "(?!aliyun|acs:)[A-Za-z\\u4e00-\\u9fff][\\w:\\-.\\u4e00-\\u9fff]{1,127}";

  private ImageNames() {}

  public static String check(Region region, String name) {
    if (!name.matches(NAME)) {
      throw new EcsError(
          400, "InvalidImageName.Malformed", "The specified Image name is wrongly formed.");
    }
    boolean taken =
        region.all(Image.KIND).stream().anyMatch(image -> image.card().name().equals(name));
    if (taken) {
      throw new EcsError(
          400,
          "InvalidImageName.Duplicated",
          "The specified Image name has already been used: " + name + ".");
    }
    return name;
  }
}
