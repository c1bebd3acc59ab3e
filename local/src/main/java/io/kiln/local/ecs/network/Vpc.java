package io.kiln.local.ecs.network;

import io.kiln.local.ecs.Card;
import io.kiln.local.ecs.Kind;
import io.kiln.local.ecs.Thing;

/** A virtual private cloud. */
public record Vpc(Card card, String cidrBlock, String routerId) implements Thing<Vpc> {
  public static final Kind<Vpc> KIND = new Kind<>("vpc", Vpc.class);

  @Override
  public Vpc with(Card newCard) {
    return new Vpc(newCard, cidrBlock, routerId);
  }
}
