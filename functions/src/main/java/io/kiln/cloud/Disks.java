package io.kiln.cloud;

import com.aliyuncs.ecs.model.v20140526.DeleteDiskRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeDisksRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The disks of instances. */
public final class Disks {
  private final Rpc rpc;

  Disks(Rpc rpc) {
    this.rpc = rpc;
  }

  /** The disks attached to an instance, the system disk among them. */
  public Found<DiskView> ofInstance(String region, String instanceId) {
    DescribeDisksRequest request = new DescribeDisksRequest();
    request.setInstanceId(instanceId);
    return look(region, request);
  }

  public Found<DiskView> byId(String region, String id) {
    DescribeDisksRequest request = new DescribeDisksRequest();
    request.setDiskIds(Call.array(List.of(id)));
    return look(region, request).keeping(disk -> disk.id().equals(id));
  }

  /** Deletes a disk that outlived its instance; returns normally also when it is gone already. */
  public void delete(String region, String id) {
    DeleteDiskRequest request = new DeleteDiskRequest();
    request.setDiskId(id);
    rpc.erase(Call.ecs(Act.DELETE, "Error deleting disk " + id, region, request));
  }

  private Found<DiskView> look(String region, DescribeDisksRequest request) {
    Call call = Call.ecs(Act.LOOK, "Error querying disks", region, request);
    return rpc.look(call, "Disks/Disk", Disks::view);
  }

  private static DiskView view(JsonNode disk) {
    return DiskView.builder()
        .id(Fields.plain(disk, "DiskId"))
        .type(Fields.plain(disk, "Type"))
        .device(Fields.plain(disk, "Device"))
        .size(Fields.number(disk, "Size"))
        .status(Fields.plain(disk, "Status"))
        .deleteWithInstance(Fields.flag(disk, "DeleteWithInstance"))
        .build();
  }
}
