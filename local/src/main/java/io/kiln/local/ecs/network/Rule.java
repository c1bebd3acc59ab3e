package io.kiln.local.ecs.network;

import java.time.Instant;

/** One rule of a security group; the peer is a CIDR block or another group. */
public record Rule(
    String direction, Traffic traffic, String cidr, String groupId, Verdict verdict) {
  /** Which packets. */
  public record Traffic(String protocol, String portRange, String nicType) {}

  /** What happens to them, and why. */
  public record Verdict(String policy, int priority, String description, Instant created) {}

  boolean sameAs(Rule other) {
    return direction.equals(other.direction)
        && traffic.equals(other.traffic)
        && cidr.equals(other.cidr)
        && groupId.equals(other.groupId)
        && verdict.policy().equals(other.verdict.policy())
        && verdict.priority() == other.verdict.priority();
  }
}
