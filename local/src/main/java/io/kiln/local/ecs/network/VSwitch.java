package io.kiln.local.ecs.network;

import io.kiln.local.ecs.Card;
import io.kiln.local.ecs.Kind;
import io.kiln.local.ecs.Thing;
import java.util.Set;

/** A subnet of a VPC in one zone. */
public record VSwitch(Card card, String vpcId, String zoneId, String cidrBlock)
    implements Thing<VSwitch> {
  public static final Kind<VSwitch> KIND = new Kind<>("vswitch", VSwitch.class);

  @Override
  public VSwitch with(Card newCard) {
    return new VSwitch(newCard, vpcId, zoneId, cidrBlock);
  }

  @Override
  public Set<String> needs() {
    return Set.of(vpcId);
  }
}
