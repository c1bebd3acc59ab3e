package io.kiln.local.ecs.instance;

import io.kiln.local.ecs.image.Image;
import io.kiln.local.ecs.image.Mapping;
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

  static List<DiskOrder> read(Params params, Image image) {
    List<DiskOrder> disks = new ArrayList<>();
    disks.add(system(params, image));
    List<Params> asked = params.groups("DataDisk");
    if (asked.size() > MOST_DATA_DISKS) {
      throw EcsError.invalid("DataDisk.N");
    }
    for (Mapping mapping : image.mappings()) {
      boolean replaced =
          asked.stream().anyMatch(disk -> disk.text("Device").equals(mapping.device()));
      if (mapping.type().equals("data") && !replaced) {
        disks.add(ofImage(mapping, image));
      }
    }
    for (Params disk : asked) {
      disks.add(data(disk, disks.size()));
    }
    return List.copyOf(disks);
  }

  private static DiskOrder system(Params params, Image image) {
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
            "");
    return new DiskOrder(params.text("SystemDisk.DiskName"), build, true);
  }

  private static DiskOrder ofImage(Mapping mapping, Image image) {
    Disk.Build build =
        new Disk.Build(
            "data",
            mapping.device(),
            mapping.size(),
            "cloud_efficiency",
            image.id(),
            mapping.snapshotId());
    return new DiskOrder("", build, true);
  }

  private static DiskOrder data(Params disk, int number) {
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
            disk.text("SnapshotId"));
    return new DiskOrder(disk.text("DiskName"), build, disk.flag("DeleteWithInstance", true));
  }
}
