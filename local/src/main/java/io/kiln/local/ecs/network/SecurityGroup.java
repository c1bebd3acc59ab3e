package io.kiln.local.ecs.network;

import io.kiln.local.ecs.Card;
import io.kiln.local.ecs.Kind;
import io.kiln.local.ecs.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A firewall around instances. */
public record SecurityGroup(Card card, String vpcId, String type, List<Rule> rules)
    implements Thing<SecurityGroup> {
  public static final Kind<SecurityGroup> KIND = new Kind<>("securitygroup", SecurityGroup.class);

  @Override
  public SecurityGroup with(Card newCard) {
    return new SecurityGroup(newCard, vpcId, type, rules);
  }

  @Override
  public Set<String> needs() {
    return vpcId.isEmpty() ? Set.of() : Set.of(vpcId);
  }

  /** A duplicate changes nothing. */
  SecurityGroup withRule(Rule rule) {
    if (rules.stream().anyMatch(rule::sameAs)) {
      return this;
    }
    List<Rule> more = new ArrayList<>(rules);
    more.add(rule);
    return new SecurityGroup(card, vpcId, type, List.copyOf(more));
  }

  boolean names(String groupId) {
    return !id().equals(groupId) && rules.stream().anyMatch(rule -> rule.groupId().equals(groupId));
  }
}
