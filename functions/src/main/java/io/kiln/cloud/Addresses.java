package io.kiln.cloud;

import com.fasterxml.jackson.databind.JsonNode;

/** Public addresses that live apart from an instance (EIP). */
public final class Addresses {
  private final Rpc rpc;

  Addresses(Rpc rpc) {
    this.rpc = rpc;
  }

  /** Asks for an address; returns its allocation id. */
  public String allocate(NewAddress address) {
    Call call =
        Call.vpc(Act.CREATE, "Error allocating EIP", address.region(), "AllocateEipAddress")
            .with("Name", address.name())
            .maybe("Bandwidth", address.bandwidth().orElse(null))
            .maybe("InternetChargeType", address.chargeType().orElse(null))
            .with("ClientToken", address.token());
    return rpc.create(call, "AllocationId");
  }

  public Found<AddressView> byId(String region, String allocationId) {
    return look(looking(region).with("AllocationId", allocationId))
        .keeping(a -> a.allocationId().equals(allocationId));
  }

  public Found<AddressView> byName(String region, String name) {
    return look(looking(region).with("EipName", name)).keeping(a -> a.name().equals(name));
  }

  /** Gives the address to an instance: {@code Associating}, then {@code InUse}. */
  public void associate(String region, String allocationId, String instanceId) {
    rpc.send(
        Call.vpc(Act.CHANGE, "Error associating EIP", region, "AssociateEipAddress")
            .with("AllocationId", allocationId)
            .with("InstanceId", instanceId));
  }

  /** Takes the address from its instance; returns normally also when either is gone already. */
  public void unassociate(String region, String allocationId, String instanceId) {
    rpc.erase(
        Call.vpc(Act.DELETE, "Failed to unassociate EIP", region, "UnassociateEipAddress")
            .with("AllocationId", allocationId)
            .with("InstanceId", instanceId));
  }

  /** Returns normally also when it is gone already. */
  public void release(String region, String allocationId) {
    rpc.erase(
        Call.vpc(Act.DELETE, "Failed to release EIP", region, "ReleaseEipAddress")
            .with("AllocationId", allocationId));
  }

  private static Call looking(String region) {
    return Call.vpc(Act.LOOK, "Failed querying EIP", region, "DescribeEipAddresses");
  }

  private Found<AddressView> look(Call call) {
    return rpc.look(call, "EipAddresses/EipAddress", Addresses::view);
  }

  private static AddressView view(JsonNode address) {
    return AddressView.builder()
        .allocationId(Fields.plain(address, "AllocationId"))
        .name(Fields.plain(address, "Name"))
        .address(Fields.plain(address, "IpAddress"))
        .status(Fields.plain(address, "Status"))
        .instanceId(Fields.text(address, "InstanceId"))
        .build();
  }
}
