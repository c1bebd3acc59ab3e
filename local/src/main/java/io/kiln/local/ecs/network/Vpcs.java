package io.kiln.local.ecs.network;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Durations;
import io.kiln.local.ecs.Ids;
import io.kiln.local.ecs.Page;
import io.kiln.local.ecs.Region;
import io.kiln.local.ecs.Times;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import java.util.List;

/** Actions on VPCs. */
public final class Vpcs implements ActionGroup {
  private static final int QUOTA = 10;

  private final Ids ids;

  public Vpcs(Ids ids) {
    this.ids = ids;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("CreateVpc", this::create).alsoVpc().honouringToken(),
        Action.of("DescribeVpcs", this::describe).alsoVpc(),
        Action.of("DeleteVpc", this::delete).alsoVpc());
  }

  private Body create(Ask ask) {
    Region region = ask.region();
    if (region.all(Vpc.KIND).size() >= QUOTA) {
      throw EcsError.quota(400, "QuotaExceeded.Vpc");
    }
    Names.check(ask, "VpcName", "InvalidVpcName.Malformed");
    // The server's own default is unconfirmed; it must hold the 172.16.0.0/24 that Packer asks for.
    String cidr = ask.params().text("CidrBlock", "172.16.0.0/12");
    if (Cidr.parse(cidr).isEmpty()) {
      throw EcsError.invalid("CidrBlock");
    }
    Course course = Course.at("Pending").until(ask.world().in(Durations.VPC_CREATE), "Available");
    Vpc vpc =
        new Vpc(
            ask.newCard(ids.next("vpc-", region), "VpcName", course),
            cidr,
            ids.next("vrt-", region));
    region.put(Vpc.KIND, vpc);
    return Body.of("VpcId", vpc.id())
        .and("VRouterId", vpc.routerId())
        .and("RouteTableId", ids.next("vtb-", region))
        .and("ResourceGroupId", "");
  }

  private Body describe(Ask ask) {
    List<Vpc> vpcs =
        ask.region().all(Vpc.KIND).stream()
            .filter(vpc -> ask.letsAny("VpcId", vpc.id()))
            .filter(vpc -> ask.lets("VpcName", vpc.card().name()))
            .filter(vpc -> ask.letsTags(vpc.card()))
            .filter(vpc -> !ask.params().flag("IsDefault"))
            .toList();
    return Page.of(ask, 50, "Vpcs", vpcs, vpc -> shape(vpc, ask));
  }

  private static Body shape(Vpc vpc, Ask ask) {
    List<String> vSwitches =
        ask.region().all(VSwitch.KIND).stream()
            .filter(vSwitch -> vSwitch.vpcId().equals(vpc.id()))
            .map(VSwitch::id)
            .toList();
    return Body.of("VpcId", vpc.id())
        .and("VpcName", vpc.card().name())
        .and("Status", vpc.state(ask.now()))
        .and("CidrBlock", vpc.cidrBlock())
        .and("VRouterId", vpc.routerId())
        .and("IsDefault", false)
        .and("RegionId", ask.region().id())
        .and("Description", vpc.card().description())
        .and("CreationTime", Times.seconds(vpc.card().created()))
        .list("VSwitchIds", "VSwitchId", vSwitches)
        .list("UserCidrs", "UserCidr", List.of())
        .list("Tags", "Tag", ask.tagList(vpc.card()));
  }

  private Body delete(Ask ask) {
    Region region = ask.region();
    Vpc vpc = ask.required(Vpc.KIND, "VpcId", "InvalidVpcId");
    region
        .holder(VSwitch.KIND, vpc.id())
        .ifPresent(holder -> refuse("DependencyViolation.VSwitch", vpc, holder.id()));
    region
        .holder(SecurityGroup.KIND, vpc.id())
        .ifPresent(holder -> refuse("DependencyViolation.SecurityGroup", vpc, holder.id()));
    if (!vpc.state(ask.now()).equals("Available")) {
      throw EcsError.status(400, "IncorrectVpcStatus");
    }
    Course course = Course.at("Deleting").until(ask.world().in(Durations.VPC_DELETE), Course.GONE);
    region.put(Vpc.KIND, vpc.onCourse(course));
    return Body.empty();
  }

  private static void refuse(String code, Vpc vpc, String holder) {
    throw EcsError.dependency(400, code, vpc.id(), holder);
  }
}
