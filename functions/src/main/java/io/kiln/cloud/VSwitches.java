package io.kiln.cloud;

import com.fasterxml.jackson.databind.JsonNode;

/** Subnets of a VPC. */
public final class VSwitches {
  private final Rpc rpc;

  VSwitches(Rpc rpc) {
    this.rpc = rpc;
  }

  /** Asks for a vSwitch, which is {@code Pending} at first; returns its id. */
  public String create(NewVSwitch vSwitch) {
    Call call =
        Call.vpc(Act.CREATE, "Error creating vswitch", vSwitch.region(), "CreateVSwitch")
            .with("VpcId", vSwitch.vpcId())
            .with("ZoneId", vSwitch.zoneId())
            .with("CidrBlock", vSwitch.cidr())
            .with("VSwitchName", vSwitch.name())
            .maybe("Description", vSwitch.description().orElse(null))
            .with("ClientToken", vSwitch.token());
    return rpc.create(call, "VSwitchId");
  }

  public Found<VSwitchView> byId(String region, String id) {
    return look(looking(region).with("VSwitchId", id)).keeping(v -> v.id().equals(id));
  }

  public Found<VSwitchView> byName(String region, String vpcId, String name) {
    return look(looking(region).with("VpcId", vpcId).with("VSwitchName", name))
        .keeping(v -> v.vpcId().equals(vpcId) && v.name().equals(name));
  }

  public Found<VSwitchView> inVpc(String region, String vpcId) {
    return look(looking(region).with("VpcId", vpcId)).keeping(v -> v.vpcId().equals(vpcId));
  }

  /** Returns normally also when it is gone already. */
  public void delete(String region, String id) {
    rpc.erase(
        Call.vpc(Act.DELETE, "Error deleting vswitch " + id, region, "DeleteVSwitch")
            .with("VSwitchId", id));
  }

  private static Call looking(String region) {
    return Call.vpc(Act.LOOK, "Failed querying vswitch", region, "DescribeVSwitches");
  }

  private Found<VSwitchView> look(Call call) {
    return rpc.look(call, "VSwitches/VSwitch", VSwitches::view);
  }

  private static VSwitchView view(JsonNode vSwitch) {
    return VSwitchView.builder()
        .id(Fields.plain(vSwitch, "VSwitchId"))
        .vpcId(Fields.plain(vSwitch, "VpcId"))
        .name(Fields.plain(vSwitch, "VSwitchName"))
        .status(Fields.plain(vSwitch, "Status"))
        .cidr(Fields.plain(vSwitch, "CidrBlock"))
        .zoneId(Fields.plain(vSwitch, "ZoneId"))
        .build();
  }
}
