package io.kiln.local.ecs.instance;

import io.kiln.local.ecs.catalogue.TypeEntry;
import io.kiln.local.ecs.image.Image;
import io.kiln.local.ecs.network.VSwitch;
import java.time.Instant;
import java.util.List;

/** What an instance is to be made of, checked. */
record Order(
    Image image,
    TypeEntry type,
    VSwitch vSwitch,
    List<String> groups,
    List<DiskOrder> disks,
    Instant autoRelease) {
  /** One disk of the order, the system disk first. */
  record DiskOrder(
      String name, String description, Disk.Build build, boolean deletedWithInstance) {}
}
