package io.kiln.local.ecs.instance;

import io.kiln.local.ecs.Region;
import io.kiln.local.ecs.image.Encryption;
import io.kiln.local.ecs.image.Image;
import io.kiln.local.ecs.image.Mapping;
import io.kiln.local.ecs.image.Snapshot;
import io.kiln.local.ecs.instance.Order.DiskOrder;
import io.kiln.local.rpc.EcsError;
import io.kiln.local.rpc.Params;
import java.util.ArrayList;
import java.util.List;

/** The disks that an order asks for, and those that its image brings. */
final class DiskOrders {
  private static final int SMALLEST_DEFAULT = 40;
  private static final int MOST_DATA_DISKS = 16;

  private DiskOrders() {}

  static List<DiskOrder> read(Params params, Image image, Region region) {
    List<DiskOrder> disks = new ArrayList<>();
    disks.add(system(params, image, region));
    List<Params> asked = params.groups("DataDisk");
    if (asked.size() > MOST_DATA_DISKS) {
      throw EcsError.invalid("DataDisk.N");
    }
    for (Mapping mapping : image.mappings()) {
      boolean replaced =
          asked.stream().anyMatch(disk -> disk.text("Device").equals(mapping.device()));
      if (mapping.type().equals("data") && !replaced) {
        disks.add(ofImage(mapping, image, region));
      }
    }
    for (Params disk : asked) {
      disks.add(data(disk, disks.size(), region));
    }
    return List.copyOf(disks);
  }

  private static DiskOrder system(Params params, Image image, Region region) {
    int asked = params.number("SystemDisk.Size", 0);
    // Packer's plugin sends 0 for "unset".
    int size = asked == 0 ? Math.max(SMALLEST_DEFAULT, image.size()) : asked;
    if (size < image.size()) {
      throw new EcsError(
          404,
          "InvalidSystemDiskSize.LessThanImageSize",
          "The specified parameter SystemDisk.Size is less than the image size.");
    }
    if (size < 20 || size > 2048) {
      throw new EcsError(
          400,
          "InvalidSystemDiskSize.ValueNotSupported",
          "The specified parameter SystemDisk.Size is invalid.");
    }
    Disk.Build build =
        new Disk.Build(
            "system",
            "/dev/xvda",
            size,
            params.text("SystemDisk.Category", "cloud_efficiency"),
            image.id(),
            "",
            Encryption.read(params, "SystemDisk.", ofSystem(image, region)));
    return new DiskOrder(
        params.text("SystemDisk.DiskName"), params.text("SystemDisk.Description"), build, true);
  }

  private static DiskOrder ofImage(Mapping mapping, Image image, Region region) {
    Disk.Build build =
        new Disk.Build(
            "data",
            mapping.device(),
            mapping.size(),
            "cloud_efficiency",
            image.id(),
            mapping.snapshotId(),
            of(mapping.snapshotId(), region));
    return new DiskOrder("", "", build, true);
  }

  /** A disk is encrypted as the snapshot is that it is filled from. */
  private static Encryption of(String snapshotId, Region region) {
    return region
        .find(Snapshot.KIND, snapshotId)
        .map(snapshot -> snapshot.source().encryption())
        .orElse(Encryption.NONE);
  }

  private static Encryption ofSystem(Image image, Region region) {
    return image.mappings().stream()
        .filter(mapping -> mapping.type().equals("system"))
        .map(mapping -> of(mapping.snapshotId(), region))
        .findFirst()
        .orElse(Encryption.NONE);
  }

  private static DiskOrder data(Params disk, int number, Region region) {
    int size = disk.number("Size", disk.has("SnapshotId") ? SMALLEST_DEFAULT : 0);
    if (size < 20 || size > 32768) {
      throw new EcsError(
          400,
          "InvalidDataDiskSize.ValueNotSupported",
          "The specified parameter DataDisk.n.Size is invalid.");
    }
    String device = disk.text("Device", "/dev/xvd" + (char) ('a' + number));
    Disk.Build build =
        new Disk.Build(
            "data",
            device,
            size,
            disk.text("Category", "cloud_efficiency"),
            "",
            disk.text("SnapshotId"),
            Encryption.read(disk, "", of(disk.text("SnapshotId"), region)));
    return new DiskOrder(
        disk.text("DiskName"),
        disk.text("Description"),
        build,
        disk.flag("DeleteWithInstance", true));
  }
}
