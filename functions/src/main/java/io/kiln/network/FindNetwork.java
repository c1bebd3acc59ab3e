package io.kiln.network;

import io.kiln.build.Build;
import io.kiln.build.Outcome;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.cloud.AddressView;
import io.kiln.cloud.Addresses;
import io.kiln.cloud.SecurityGroupView;
import io.kiln.cloud.SecurityGroups;
import io.kiln.cloud.VSwitchView;
import io.kiln.cloud.VSwitches;
import io.kiln.cloud.Vpcs;
import io.kiln.template.EcsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks up whatever the template names of a network that exists, before anything is made: that it
 * is there, that it fits together, and in which VPC it is.
 */
public final class FindNetwork implements Step {
  private final EcsBuilder config;
  private final Vpcs vpcs;
  private final VSwitches vSwitches;
  private final SecurityGroups groups;
  private final Addresses addresses;

  public FindNetwork(
      EcsBuilder config,
      Vpcs vpcs,
      VSwitches vSwitches,
      SecurityGroups groups,
      Addresses addresses) {
    this.config = config;
    this.vpcs = vpcs;
    this.vSwitches = vSwitches;
    this.groups = groups;
    this.addresses = addresses;
  }

  @Override
  public String name() {
    return "find-network";
  }

  @Override
  public Outcome run(Build build) {
    List<String> troubles = new ArrayList<>();
    String region = build.region();
    Optional<VSwitchView> vSwitch =
        config.vswitchId().flatMap(id -> vSwitches.byId(region, id).one());
    Optional<SecurityGroupView> group =
        config.securityGroupId().flatMap(id -> groups.byId(region, id).one());
    config
        .vpcId()
        .filter(id -> vpcs.byId(region, id).isEmpty())
        .ifPresent(id -> troubles.add("The specified vpc {" + id + "} doesn't exist."));
    if (config.vswitchId().isPresent() && vSwitch.isEmpty()) {
      troubles.add("The specified vswitch {" + config.vswitchId().get() + "} doesn't exist.");
    }
    if (config.securityGroupId().isPresent() && group.isEmpty()) {
      String id = config.securityGroupId().get();
      troubles.add("The specified security group {" + id + "} doesn't exist.");
    }
    config.eipId().flatMap(id -> wrongAddress(region, id)).ifPresent(troubles::add);
    Optional<String> vpc =
        config
            .vpcId()
            .or(() -> vSwitch.map(VSwitchView::vpcId))
            .or(() -> group.map(SecurityGroupView::vpcId));
    vSwitch.flatMap(found -> misplaced(found, vpc.orElse(""))).ifPresent(troubles::add);
    group
        .filter(found -> !found.vpcId().equals(vpc.orElse("")))
        .ifPresent(
            found ->
                troubles.add(
                    "The security group " + found.id() + " is not in vpc " + vpc.orElse("") + "."));
    if (!troubles.isEmpty()) {
      throw StepFailure.refused(String.join("\n", troubles));
    }
    return Outcome.done(
        build.withVpcId(vpc).withZoneId(vSwitch.map(VSwitchView::zoneId).or(build::zoneId)));
  }

  private Optional<String> misplaced(VSwitchView vSwitch, String vpc) {
    if (!vSwitch.vpcId().equals(vpc)) {
      return Optional.of("The vswitch " + vSwitch.id() + " is not in vpc " + vpc + ".");
    }
    return config
        .zoneId()
        .filter(zone -> !zone.equals(vSwitch.zoneId()))
        .map(
            zone ->
                "The vswitch "
                    + vSwitch.id()
                    + " is in zone "
                    + vSwitch.zoneId()
                    + ", not "
                    + zone
                    + ".");
  }

  /** An address in use would be waited for without end: the service only says "not now". */
  private Optional<String> wrongAddress(String region, String id) {
    Optional<AddressView> found = addresses.byId(region, id).one();
    return found.isEmpty()
        ? Optional.of("The specified EIP {" + id + "} doesn't exist.")
        : found
            .filter(eip -> eip.instanceId().isPresent())
            .map(eip -> "The EIP " + id + " is in use by " + eip.instanceId().orElse("") + ".");
  }
}
