package io.kiln.local.ecs.network;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Ids;
import io.kiln.local.ecs.Page;
import io.kiln.local.ecs.Region;
import io.kiln.local.ecs.Times;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import java.util.List;

/** Actions on security groups. */
public final class SecurityGroups implements ActionGroup {
  private static final int QUOTA = 100;

  private final Ids ids;

  public SecurityGroups(Ids ids) {
    this.ids = ids;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("CreateSecurityGroup", this::create).honouringToken(),
        Action.of("DescribeSecurityGroups", this::describe),
        Action.of("DeleteSecurityGroup", this::delete));
  }

  private Body create(Ask ask) {
    Region region = ask.region();
    if (ask.params().has("VpcId")) {
      Vpc vpc = ask.required(Vpc.KIND, "VpcId", "InvalidVpcId");
      if (!vpc.state(ask.now()).equals("Available")) {
        throw EcsError.status(400, "IncorrectVpcStatus");
      }
    }
    if (region.all(SecurityGroup.KIND).size() >= QUOTA) {
      throw EcsError.quota(403, "QuotaExceed.SecurityGroup");
    }
    SecurityGroup group =
        new SecurityGroup(
            ask.newCard(ids.next("sg-", region), "SecurityGroupName", Course.at("Available")),
            ask.params().text("VpcId"),
            ask.params().text("SecurityGroupType", "normal"),
            List.of());
    region.put(SecurityGroup.KIND, group);
    return Body.of("SecurityGroupId", group.id());
  }

  private Body describe(Ask ask) {
    List<SecurityGroup> groups =
        ask.region().all(SecurityGroup.KIND).stream()
            .filter(group -> ask.lets("SecurityGroupId", group.id()))
            .filter(group -> ask.letsAny("SecurityGroupIds", group.id()))
            .filter(group -> ask.lets("VpcId", group.vpcId()))
            .filter(group -> ask.lets("SecurityGroupName", group.card().name()))
            .filter(group -> ask.letsTags(group.card()))
            .toList();
    return Page.of(ask, 100, "SecurityGroups", groups, group -> shape(group, ask));
  }

  private static Body shape(SecurityGroup group, Ask ask) {
    long members =
        ask.region().all(Eni.KIND).stream()
            .filter(eni -> eni.securityGroupIds().contains(group.id()))
            .count();
    return Body.of("SecurityGroupId", group.id())
        .and("SecurityGroupName", group.card().name())
        .and("Description", group.card().description())
        .and("SecurityGroupType", group.type())
        .and("VpcId", group.vpcId())
        .and("CreationTime", Times.seconds(group.card().created()))
        .and("EcsCount", members)
        .and("AvailableInstanceAmount", 2000 - members)
        .and("ResourceGroupId", "")
        .and("ServiceManaged", false)
        .list("Tags", "Tag", ask.tagList(group.card()));
  }

  private Body delete(Ask ask) {
    Region region = ask.region();
    SecurityGroup group =
        ask.required(SecurityGroup.KIND, "SecurityGroupId", "InvalidSecurityGroupId");
    region.holder(Eni.KIND, group.id()).ifPresent(eni -> refuse(group, eni.id()));
    region.all(SecurityGroup.KIND).stream()
        .filter(other -> other.names(group.id()))
        .findFirst()
        .ifPresent(other -> refuse(group, other.id()));
    region.remove(SecurityGroup.KIND, group.id());
    return Body.empty();
  }

  private static void refuse(SecurityGroup group, String holder) {
    throw EcsError.dependency(403, "DependencyViolation", group.id(), holder);
  }
}
