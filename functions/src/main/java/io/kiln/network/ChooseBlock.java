package io.kiln.network;

import io.kiln.build.Build;
import io.kiln.build.StepFailure;
import io.kiln.cloud.VSwitchView;
import io.kiln.cloud.VSwitches;
import io.kiln.cloud.VpcView;
import io.kiln.cloud.Vpcs;
import io.kiln.template.EcsBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Chooses the addresses of the temporary vSwitch, so that they collide with no other's. */
public final class ChooseBlock {
  private static final String DEFAULT = "172.16.0.0/24";

  private final EcsBuilder config;
  private final Vpcs vpcs;
  private final VSwitches vSwitches;

  public ChooseBlock(EcsBuilder config, Vpcs vpcs, VSwitches vSwitches) {
    this.config = config;
    this.vpcs = vpcs;
    this.vSwitches = vSwitches;
  }

  /**
   * The block: the usual one in a VPC of the build's own, a free one where there may be others.
   *
   * @throws StepFailure when the VPC is full
   */
  String of(Build build) {
    String asked = config.cidrBlock().orElse(DEFAULT);
    boolean alone =
        build.ledger().find("vpc").isPresent() && build.ledger().find("vswitch").isEmpty();
    if (alone) {
      return asked;
    }
    String id = build.vpcId().orElseThrow();
    VpcView vpc =
        vpcs.byId(build.region(), id)
            .one()
            .orElseThrow(
                () -> StepFailure.refused("The specified vpc {" + id + "} doesn't exist."));
    Optional<Block> whole = Block.parse(vpc.cidr());
    if (whole.isEmpty()) {
      return asked;
    }
    return whole
        .get()
        .free(Block.parse(asked), taken(build, id))
        .map(Block::toString)
        .orElseThrow(
            () ->
                StepFailure.refused(
                    "The vpc "
                        + id
                        + " ("
                        + vpc.cidr()
                        + ") has no room for another vswitch; name one with vswitch_id."));
  }

  private List<Block> taken(Build build, String vpc) {
    return vSwitches.inVpc(build.region(), vpc).all().stream()
        .map(VSwitchView::cidr)
        .flatMap(cidr -> Block.parse(cidr).stream())
        .collect(Collectors.toList());
  }
}
