package io.kiln.cloud;

import com.aliyuncs.ecs.model.v20140526.AuthorizeSecurityGroupRequest;
import com.aliyuncs.ecs.model.v20140526.CreateSecurityGroupRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteSecurityGroupRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeSecurityGroupsRequest;
import com.fasterxml.jackson.databind.JsonNode;

/** Who may reach a VPC's instances. A new group lets nobody in and everything out. */
public final class SecurityGroups {
  private final Rpc rpc;

  SecurityGroups(Rpc rpc) {
    this.rpc = rpc;
  }

  /** Makes a group at once; returns its id. */
  public String create(NewSecurityGroup group) {
    CreateSecurityGroupRequest request = new CreateSecurityGroupRequest();
    request.setVpcId(group.vpcId());
    request.setSecurityGroupName(group.name());
    request.setDescription(group.description().orElse(null));
    request.setResourceGroupId(group.resourceGroupId().orElse(null));
    request.setClientToken(group.token());
    Call call = Call.ecs(Act.CREATE, "Failed creating security group", group.region(), request);
    return rpc.create(call.tags(group.tags()), "SecurityGroupId");
  }

  /** Lets someone in; a repeat adds nothing. */
  public void authorize(IngressRule rule) {
    AuthorizeSecurityGroupRequest request = new AuthorizeSecurityGroupRequest();
    request.setSecurityGroupId(rule.groupId());
    request.setIpProtocol(rule.protocol());
    request.setPortRange(rule.portRange());
    request.setSourceCidrIp(rule.sourceCidr());
    request.setDescription(rule.description().orElse(null));
    request.setClientToken(rule.token());
    rpc.send(Call.ecs(Act.CHANGE, "Failed authorizing security group", rule.region(), request));
  }

  public Found<SecurityGroupView> byId(String region, String id) {
    DescribeSecurityGroupsRequest request = new DescribeSecurityGroupsRequest();
    request.setSecurityGroupId(id);
    return look(region, request).keeping(group -> group.id().equals(id));
  }

  public Found<SecurityGroupView> byName(String region, String vpcId, String name) {
    DescribeSecurityGroupsRequest request = new DescribeSecurityGroupsRequest();
    request.setVpcId(vpcId);
    request.setSecurityGroupName(name);
    return look(region, request)
        .keeping(group -> group.vpcId().equals(vpcId) && group.name().equals(name));
  }

  /** Returns normally also when it is gone already. */
  public void delete(String region, String id) {
    DeleteSecurityGroupRequest request = new DeleteSecurityGroupRequest();
    request.setSecurityGroupId(id);
    rpc.erase(Call.ecs(Act.DELETE, "Failed to delete security group " + id, region, request));
  }

  private Found<SecurityGroupView> look(String region, DescribeSecurityGroupsRequest request) {
    Call call = Call.ecs(Act.LOOK, "Failed querying security group", region, request);
    return rpc.look(call, "SecurityGroups/SecurityGroup", SecurityGroups::view);
  }

  private static SecurityGroupView view(JsonNode group) {
    return SecurityGroupView.builder()
        .id(Fields.plain(group, "SecurityGroupId"))
        .name(Fields.plain(group, "SecurityGroupName"))
        .vpcId(Fields.plain(group, "VpcId"))
        .tags(Fields.tags(group))
        .build();
  }
}
