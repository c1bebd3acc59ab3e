package io.kiln.local.ecs.instance;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Page;
import io.kiln.local.ecs.catalogue.Catalogue;
import io.kiln.local.rpc.Body;
import java.util.List;

/** Looking at instances. */
final class InstanceQueries implements ActionGroup {
  private final InstanceShape shape;

  InstanceQueries(Catalogue catalogue) {
    this.shape = new InstanceShape(catalogue);
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("DescribeInstances", this::describe),
        Action.of("DescribeInstanceStatus", this::describeStatus));
  }

  private Body describe(Ask ask) {
    List<Instance> instances =
        ask.region().all(Instance.KIND).stream()
            .filter(instance -> ask.letsAny("InstanceIds", instance.id()))
            .filter(instance -> ask.lets("InstanceName", instance.card().name()))
            .filter(instance -> ask.lets("VpcId", instance.place().vpcId()))
            .filter(instance -> ask.lets("VSwitchId", instance.place().vSwitchId()))
            .filter(instance -> ask.lets("ZoneId", instance.place().zoneId()))
            .filter(instance -> ask.lets("Status", instance.state(ask.now())))
            .filter(instance -> ask.lets("KeyPairName", instance.login().keyPairName()))
            .filter(instance -> inGroup(instance, ask))
            .filter(instance -> ask.letsTags(instance.card()))
            .toList();
    return Page.of(ask, 100, "Instances", instances, instance -> shape.of(instance, ask));
  }

  private static boolean inGroup(Instance instance, Ask ask) {
    return !ask.params().has("SecurityGroupId")
        || instance.net().groups().contains(ask.params().text("SecurityGroupId"));
  }

  private Body describeStatus(Ask ask) {
    List<String> wanted = ask.params().list("InstanceId");
    List<Instance> instances =
        ask.region().all(Instance.KIND).stream()
            .filter(instance -> wanted.isEmpty() || wanted.contains(instance.id()))
            .filter(instance -> ask.lets("ZoneId", instance.place().zoneId()))
            .toList();
    return Page.of(ask, 50, "InstanceStatuses", instances, instance -> status(instance, ask));
  }

  private static Body status(Instance instance, Ask ask) {
    return Body.of("InstanceId", instance.id()).and("Status", instance.state(ask.now()));
  }
}
