package io.kiln.cloud;

import com.aliyuncs.ecs.model.v20140526.DescribeDisksRequest;
import com.fasterxml.jackson.databind.JsonNode;

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
