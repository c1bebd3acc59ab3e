package io.kiln.local.ecs.network;

import io.kiln.local.ecs.Card;
import io.kiln.local.ecs.Kind;
import io.kiln.local.ecs.Thing;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An instance's network interface: what keeps its group and vSwitch from being deleted. */
public record Eni(
    Card card, String instanceId, String vSwitchId, List<String> securityGroupIds, String privateIp)
    implements Thing<Eni> {
  public static final Kind<Eni> KIND = new Kind<>("eni", Eni.class);

  @Override
  public Eni with(Card newCard) {
    return new Eni(newCard, instanceId, vSwitchId, securityGroupIds, privateIp);
  }

  @Override
  public Set<String> needs() {
    Set<String> needs = new HashSet<>(securityGroupIds);
    needs.add(vSwitchId);
    return needs;
  }
}
