package io.kiln.local.ecs.network;

import io.kiln.local.ecs.Card;
import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Kind;
import io.kiln.local.ecs.Thing;

/** An elastic address; the instance is empty when it is bound to none. */
public record Eip(Card card, String ipAddress, Tariff tariff, String instanceId)
    implements Thing<Eip> {
  public static final Kind<Eip> KIND = new Kind<>("eip", Eip.class);

  /** What is paid for. */
  public record Tariff(String bandwidth, String chargeType) {}

  @Override
  public Eip with(Card newCard) {
    return new Eip(newCard, ipAddress, tariff, instanceId);
  }

  /** Bound to that instance, or to none. */
  public Eip boundTo(String newInstanceId) {
    return new Eip(card, ipAddress, tariff, newInstanceId);
  }

  /** Free at once: how it is left when its instance is released. */
  public Eip freed() {
    return boundTo("").onCourse(Course.at("Available"));
  }
}
