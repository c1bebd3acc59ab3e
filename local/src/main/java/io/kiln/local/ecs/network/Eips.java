package io.kiln.local.ecs.network;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Durations;
import io.kiln.local.ecs.Ids;
import io.kiln.local.ecs.Page;
import io.kiln.local.ecs.Times;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import java.util.List;

/** Actions on elastic addresses that concern no instance. */
public final class Eips implements ActionGroup {
  private static final int QUOTA = 20;

  private final Ids ids;
  private final Addresses addresses;

  public Eips(Ids ids, Addresses addresses) {
    this.ids = ids;
    this.addresses = addresses;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("AllocateEipAddress", this::allocate).alsoVpc().honouringToken(),
        Action.of("DescribeEipAddresses", this::describe).alsoVpc(),
        Action.of("UnassociateEipAddress", this::unassociate).alsoVpc(),
        Action.of("ReleaseEipAddress", this::release).alsoVpc());
  }

  private Body allocate(Ask ask) {
    if (ask.region().all(Eip.KIND).size() >= QUOTA) {
      throw EcsError.quota(400, "QuotaExceeded.Eip");
    }
    Eip eip =
        new Eip(
            ask.newCard(ids.next("eip-", ask.region()), "Name", Course.at("Available")),
            addresses.nextPublic(ask.world()),
            new Eip.Tariff(
                ask.params().text("Bandwidth", "5"),
                ask.params().text("InternetChargeType", "PayByBandwidth")),
            "");
    ask.region().put(Eip.KIND, eip);
    return Body.of("AllocationId", eip.id())
        .and("EipAddress", eip.ipAddress())
        .and("ResourceGroupId", "");
  }

  private Body describe(Ask ask) {
    List<Eip> eips =
        ask.region().all(Eip.KIND).stream()
            .filter(eip -> ask.letsAny("AllocationId", eip.id()))
            .filter(eip -> ask.letsAny("EipAddress", eip.ipAddress()))
            .filter(eip -> ask.lets("EipName", eip.card().name()))
            .filter(eip -> ask.lets("Status", eip.state(ask.now())))
            .filter(eip -> ask.lets("AssociatedInstanceId", eip.instanceId()))
            .filter(eip -> ask.letsTags(eip.card()))
            .toList();
    return Page.of(ask, 100, "EipAddresses", eips, eip -> shape(eip, ask));
  }

  private static Body shape(Eip eip, Ask ask) {
    return Body.of("AllocationId", eip.id())
        .and("IpAddress", eip.ipAddress())
        .and("Name", eip.card().name())
        .and("Descritpion", eip.card().description())
        .and("Status", eip.state(ask.now()))
        .and("InstanceId", eip.instanceId())
        .and("InstanceType", eip.instanceId().isEmpty() ? "" : "EcsInstance")
        .and("Bandwidth", eip.tariff().bandwidth())
        .and("EipBandwidth", eip.tariff().bandwidth())
        .and("InternetChargeType", eip.tariff().chargeType())
        .and("RegionId", ask.region().id())
        .and("ChargeType", "PostPaid")
        .and("AllocationTime", Times.seconds(eip.card().created()))
        .and("ExpiredTime", "")
        .list("OperationLocks", "LockReason", List.of())
        .list("Tags", "Tag", ask.tagList(eip.card()));
  }

  private Body unassociate(Ask ask) {
    Eip eip = inState(ask, "InUse");
    Course course =
        Course.at("Unassociating").until(ask.world().in(Durations.EIP_UNASSOCIATE), "Available");
    ask.region().put(Eip.KIND, eip.boundTo("").onCourse(course));
    return Body.empty();
  }

  private Body release(Ask ask) {
    Eip eip = inState(ask, "Available");
    Course course =
        Course.at("Releasing").until(ask.world().in(Durations.EIP_RELEASE), Course.GONE);
    ask.region().put(Eip.KIND, eip.onCourse(course));
    return Body.empty();
  }

  private static Eip inState(Ask ask, String state) {
    Eip eip = ask.required(Eip.KIND, "AllocationId", "InvalidAllocationId");
    if (!eip.state(ask.now()).equals(state)) {
      throw EcsError.status(400, "IncorrectEipStatus");
    }
    return eip;
  }
}
