package io.kiln.tests.agreement;

import io.kiln.build.Build;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What both made of one template.
 *
 * @param before the images of Packer's earlier bake, if the template has one
 * @param packers the images that Packer left
 * @param kilns the images that Kiln left
 * @param litter what else Kiln left
 */
record Both(
    Map<String, Left> before,
    Packer.Ended packer,
    Map<String, Left> packers,
    List<Build> builds,
    Map<String, Left> kilns,
    List<String> litter) {
  /** The images that there must be: Packer's, without those that were to be temporary. */
  Set<String> wanted() {
    Map<String, Left> all = packer.failed() ? before : packers;
    return all.keySet().stream().filter(key -> !isTemporary(key)).collect(Collectors.toSet());
  }

  Set<Difference> differences() {
    Set<Difference> found = EnumSet.noneOf(Difference.class);
    if (packer.failed()) {
      found.add(packers.isEmpty() ? Difference.PACKER_LOSES_ALL : Difference.OTHER);
    }
    packers.forEach(
        (key, left) -> {
          if (isTemporary(key)) {
            found.add(Difference.PLAIN_IMAGE_LEFT);
          } else {
            found.addAll(between(left, kilns.get(key)));
          }
        });
    return found;
  }

  /** Packer makes such names up for images that it means to delete. */
  private static boolean isTemporary(String key) {
    return key.contains(" packer_");
  }

  private static Set<Difference> between(Left packer, @Nullable Left kiln) {
    Set<Difference> found = EnumSet.noneOf(Difference.class);
    if (kiln == null || !kiln.bare().equals(packer.bare())) {
      found.add(Difference.OTHER);
      return found;
    }
    if (!kiln.description().equals(packer.description())) {
      found.add(packer.description().isEmpty() ? Difference.COPY_DESCRIPTION : Difference.OTHER);
    }
    if (!kiln.tags().equals(packer.tags())) {
      found.add(packer.tags().isEmpty() ? Difference.COPY_TAGS : Difference.OTHER);
    }
    return found;
  }
}
