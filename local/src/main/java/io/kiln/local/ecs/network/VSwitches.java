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
import io.kiln.local.ecs.catalogue.Catalogue;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import java.util.List;

/** Actions on vSwitches. */
public final class VSwitches implements ActionGroup {
  private static final int QUOTA = 24;

  private final Ids ids;
  private final Catalogue catalogue;

  public VSwitches(Ids ids, Catalogue catalogue) {
    this.ids = ids;
    this.catalogue = catalogue;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("CreateVSwitch", this::create).alsoVpc().honouringToken(),
        Action.of("DescribeVSwitches", this::describe).alsoVpc(),
        Action.of("DeleteVSwitch", this::delete).alsoVpc());
  }

  private Body create(Ask ask) {
    String zone = ask.params().required("ZoneId");
    String block = ask.params().required("CidrBlock");
    Vpc vpc = ask.required(Vpc.KIND, "VpcId", "InvalidVpcId");
    Names.check(ask, "VSwitchName", "InvalidVSwitchName.Malformed");
    if (!catalogue.zones(ask.region().id()).contains(zone)) {
      throw EcsError.notFound("InvalidZoneId", zone);
    }
    checkState(ask, vpc);
    checkBlock(ask, vpc, block);
    Course course =
        Course.at("Pending").until(ask.world().in(Durations.VSWITCH_CREATE), "Available");
    String id = ids.next("vsw-", ask.region());
    ask.region()
        .put(
            VSwitch.KIND,
            new VSwitch(ask.newCard(id, "VSwitchName", course), vpc.id(), zone, block));
    return Body.of("VSwitchId", id);
  }

  private static void checkState(Ask ask, Vpc vpc) {
    if (!vpc.state(ask.now()).equals("Available")) {
      throw EcsError.status(400, "IncorrectVpcStatus");
    }
    boolean another =
        siblings(ask.region(), vpc).stream()
            .anyMatch(vSwitch -> vSwitch.state(ask.now()).equals("Pending"));
    if (another) {
      throw EcsError.status(400, "IncorrectVSwitchStatus");
    }
  }

  private static void checkBlock(Ask ask, Vpc vpc, String text) {
    Cidr whole = Cidr.parse(vpc.cidrBlock()).orElseThrow();
    Cidr block =
        Cidr.parse(text)
            .filter(cidr -> cidr.prefix() >= 16 && cidr.prefix() <= 29 && whole.contains(cidr))
            .orElseThrow(() -> EcsError.invalid("CidrBlock"));
    List<VSwitch> siblings = siblings(ask.region(), vpc);
    boolean overlaps =
        siblings.stream()
            .flatMap(other -> Cidr.parse(other.cidrBlock()).stream())
            .anyMatch(block::overlaps);
    if (overlaps) {
      throw new EcsError(
          400,
          "InvalidCidrBlock.Overlapped",
          "The specified CIDR block overlapped with other subnets.");
    }
    if (siblings.size() >= QUOTA) {
      throw EcsError.quota(400, "QuotaExceeded.VSwitch");
    }
  }

  private static List<VSwitch> siblings(Region region, Vpc vpc) {
    return region.all(VSwitch.KIND).stream()
        .filter(vSwitch -> vSwitch.vpcId().equals(vpc.id()))
        .toList();
  }

  private Body describe(Ask ask) {
    List<VSwitch> vSwitches =
        ask.region().all(VSwitch.KIND).stream()
            .filter(vSwitch -> ask.letsAny("VSwitchId", vSwitch.id()))
            .filter(vSwitch -> ask.lets("VpcId", vSwitch.vpcId()))
            .filter(vSwitch -> ask.lets("ZoneId", vSwitch.zoneId()))
            .filter(vSwitch -> ask.lets("VSwitchName", vSwitch.card().name()))
            .filter(vSwitch -> ask.letsTags(vSwitch.card()))
            .filter(vSwitch -> !ask.params().flag("IsDefault"))
            .toList();
    return Page.of(ask, 50, "VSwitches", vSwitches, vSwitch -> shape(vSwitch, ask));
  }

  private static Body shape(VSwitch vSwitch, Ask ask) {
    return Body.of("VSwitchId", vSwitch.id())
        .and("VpcId", vSwitch.vpcId())
        .and("Status", vSwitch.state(ask.now()))
        .and("CidrBlock", vSwitch.cidrBlock())
        .and("ZoneId", vSwitch.zoneId())
        .and("AvailableIpAddressCount", Addresses.free(ask.region(), vSwitch))
        .and("VSwitchName", vSwitch.card().name())
        .and("IsDefault", false)
        .and("Description", vSwitch.card().description())
        .and("ResourceGroupId", "")
        .and("CreationTime", Times.seconds(vSwitch.card().created()))
        .list("Tags", "Tag", ask.tagList(vSwitch.card()));
  }

  private Body delete(Ask ask) {
    VSwitch vSwitch = ask.required(VSwitch.KIND, "VSwitchId", "InvalidVSwitchId");
    ask.region()
        .holder(Eni.KIND, vSwitch.id())
        .ifPresent(
            eni -> {
              throw EcsError.dependency(400, "DependencyViolation", vSwitch.id(), eni.id());
            });
    if (!vSwitch.state(ask.now()).equals("Available")) {
      throw EcsError.status(400, "IncorrectVSwitchStatus");
    }
    Course course =
        Course.at("Deleting").until(ask.world().in(Durations.VSWITCH_DELETE), Course.GONE);
    ask.region().put(VSwitch.KIND, vSwitch.onCourse(course));
    return Body.empty();
  }
}
