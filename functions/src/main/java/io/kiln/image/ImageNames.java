package io.kiln.image;

import io.kiln.build.Build;

/** What images are called while they are being made. */
final class ImageNames {
  private ImageNames() {}

  /** The name it has in the end, or a temporary one where it is going to replace another. */
  static String madeAs(Build build, String region, String name) {
    return build.replacedImageIds().containsKey(region) ? build.resourceName() : name;
  }

  /** Of the image that is only there to be copied encrypted. */
  static String plain(Build build) {
    return build.resourceName() + "-plain";
  }
}
