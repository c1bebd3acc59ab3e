package io.kiln.local.ecs.instance;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Page;
import io.kiln.local.ecs.Times;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import java.util.List;

/** Actions on disks. */
final class Disks implements ActionGroup {
  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("DescribeDisks", this::describe), Action.of("DeleteDisk", this::delete));
  }

  private Body describe(Ask ask) {
    String type = ask.params().text("DiskType", "all");
    List<Disk> disks =
        ask.region().all(Disk.KIND).stream()
            .filter(disk -> ask.letsAny("DiskIds", disk.id()))
            .filter(disk -> ask.lets("InstanceId", disk.instanceId()))
            .filter(disk -> type.equals("all") || type.equals(disk.build().type()))
            .filter(disk -> ask.lets("Status", disk.state(ask.now())))
            .filter(disk -> ask.lets("DiskName", disk.card().name()))
            .filter(disk -> ask.letsTags(disk.card()))
            .toList();
    return Page.of(ask, 100, "Disks", disks, disk -> shape(disk, ask));
  }

  private static Body shape(Disk disk, Ask ask) {
    Disk.Build build = disk.build();
    return Body.of("DiskId", disk.id())
        .and("InstanceId", disk.instanceId())
        .and("Type", build.type())
        .and("Device", disk.instanceId().isEmpty() ? "" : build.device())
        .and("Size", build.size())
        .and("Category", build.category())
        .and("Status", disk.state(ask.now()))
        .and("DeleteWithInstance", disk.deletedWithInstance())
        .and("Encrypted", build.encryption().on())
        .and("ImageId", build.imageId())
        .and("SourceSnapshotId", build.snapshotId())
        .and("PerformanceLevel", "")
        .and("DiskName", disk.card().name())
        .and("Description", disk.card().description())
        .and("ZoneId", disk.zoneId())
        .and("RegionId", ask.region().id())
        .and("CreationTime", Times.seconds(disk.card().created()))
        .and("Portable", !disk.isSystem())
        .and("DiskChargeType", "PostPaid")
        .and("KMSKeyId", build.encryption().key())
        .list("Tags", "Tag", ask.tagList(disk.card()))
        .list("OperationLocks", "OperationLock", List.of())
        .list("MountInstances", "MountInstance", List.of())
        .list("Attachments", "Attachment", List.of());
  }

  private Body delete(Ask ask) {
    Disk disk = ask.required(Disk.KIND, "DiskId", "InvalidDiskId");
    if (!disk.state(ask.now()).equals("Available")) {
      throw EcsError.status(403, "IncorrectDiskStatus");
    }
    ask.region().remove(Disk.KIND, disk.id());
    return Body.empty();
  }
}
