package io.kiln.tests.agreement;

import io.kiln.cloud.DiskMapping;
import io.kiln.cloud.ImageView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An image that a bake left, as far as it should not depend on who baked it. */
record Left(
    String region,
    String name,
    String description,
    String version,
    Map<String, String> tags,
    List<String> disks,
    Set<String> shares) {
  static Left of(String region, ImageView image, Set<String> shares) {
    Map<String, String> tags = new TreeMap<>(image.tags());
    // Kiln's own marks tell which build an image is of
    tags.keySet().removeIf(key -> key.startsWith("kiln:") && !key.equals("kiln:temporary"));
    List<String> disks = image.diskMappings().stream().map(Left::disk).sorted().toList();
    return new Left(
        region,
        image.name(),
        image.description().orElse(""),
        image.version().orElse(""),
        tags,
        disks,
        shares);
  }

  private static String disk(DiskMapping disk) {
    return disk.type()
        + " "
        + disk.device()
        + " "
        + disk.size()
        + (disk.encrypted() ? " encrypted" : "");
  }

  /** The same image without what a copy of Packer's does not get. */
  Left bare() {
    return new Left(region, name, "", version, Map.of(), disks, shares);
  }
}
