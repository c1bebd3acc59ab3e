package io.kiln.cloud;

import com.fasterxml.jackson.databind.JsonNode;

/** Virtual private clouds. */
public final class Vpcs {
  private final Rpc rpc;

  Vpcs(Rpc rpc) {
    this.rpc = rpc;
  }

  /** Asks for a VPC, which is {@code Pending} at first; returns its id. */
  public String create(NewVpc vpc) {
    Call call =
        Call.vpc(Act.CREATE, "Failed creating vpc", vpc.region(), "CreateVpc")
            .with("VpcName", vpc.name())
            .maybe("CidrBlock", vpc.cidr().orElse(null))
            .maybe("Description", vpc.description().orElse(null))
            .with("ClientToken", vpc.token());
    return rpc.create(call, "VpcId");
  }

  public Found<VpcView> byId(String region, String id) {
    return rpc.look(looking(region).with("VpcId", id), "Vpcs/Vpc", Vpcs::view)
        .keeping(vpc -> vpc.id().equals(id));
  }

  public Found<VpcView> byName(String region, String name) {
    return rpc.look(looking(region).with("VpcName", name), "Vpcs/Vpc", Vpcs::view)
        .keeping(vpc -> vpc.name().equals(name));
  }

  /** Returns normally also when it is gone already. */
  public void delete(String region, String id) {
    rpc.erase(
        Call.vpc(Act.DELETE, "Error deleting vpc " + id, region, "DeleteVpc").with("VpcId", id));
  }

  private static Call looking(String region) {
    return Call.vpc(Act.LOOK, "Failed querying vpcs", region, "DescribeVpcs");
  }

  private static VpcView view(JsonNode vpc) {
    return VpcView.builder()
        .id(Fields.plain(vpc, "VpcId"))
        .name(Fields.plain(vpc, "VpcName"))
        .status(Fields.plain(vpc, "Status"))
        .cidr(Fields.plain(vpc, "CidrBlock"))
        .tags(Fields.tags(vpc))
        .build();
  }
}
