package io.kiln.cloud;

import com.aliyuncs.ecs.model.v20140526.CreateSnapshotRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteSnapshotRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeSnapshotsRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Snapshots: a disk's content at one moment, which images are made of. */
public final class Snapshots {
  private final Rpc rpc;

  Snapshots(Rpc rpc) {
    this.rpc = rpc;
  }

  /** Asks for a snapshot; returns its id. */
  public String create(NewSnapshot snapshot) {
    CreateSnapshotRequest request = new CreateSnapshotRequest();
    request.setDiskId(snapshot.diskId());
    request.setSnapshotName(snapshot.name().orElse(null));
    request.setDescription(snapshot.description().orElse(null));
    request.setClientToken(snapshot.token());
    Call call = Call.ecs(Act.CREATE, "Error creating snapshot", snapshot.region(), request);
    return rpc.create(call.tags(snapshot.tags()), "SnapshotId");
  }

  public Found<SnapshotView> byIds(String region, List<String> ids) {
    DescribeSnapshotsRequest request = new DescribeSnapshotsRequest();
    request.setSnapshotIds(Call.array(ids));
    return look(region, request).keeping(snapshot -> ids.contains(snapshot.id()));
  }

  /** All snapshots of a disk, which may be gone itself. */
  public Found<SnapshotView> ofDisk(String region, String diskId) {
    DescribeSnapshotsRequest request = new DescribeSnapshotsRequest();
    request.setDiskId(diskId);
    return look(region, request).keeping(snapshot -> snapshot.diskId().equals(diskId));
  }

  /** Returns normally also when it is gone already. */
  public void delete(String region, String id) {
    DeleteSnapshotRequest request = new DeleteSnapshotRequest();
    request.setSnapshotId(id);
    rpc.erase(Call.ecs(Act.DELETE, "Error deleting snapshot " + id, region, request));
  }

  private Found<SnapshotView> look(String region, DescribeSnapshotsRequest request) {
    Call call = Call.ecs(Act.LOOK, "Error querying snapshots", region, request);
    return rpc.look(call, "Snapshots/Snapshot", Snapshots::view);
  }

  private static SnapshotView view(JsonNode snapshot) {
    return SnapshotView.builder()
        .id(Fields.plain(snapshot, "SnapshotId"))
        .name(Fields.plain(snapshot, "SnapshotName"))
        .status(Fields.plain(snapshot, "Status"))
        .progress(Fields.plain(snapshot, "Progress"))
        .diskId(Fields.plain(snapshot, "SourceDiskId"))
        .createdAt(Fields.moment(snapshot, "CreationTime"))
        .tags(Fields.tags(snapshot))
        .build();
  }
}
