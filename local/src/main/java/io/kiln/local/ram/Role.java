package io.kiln.local.ram;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Somebody that services act as: its address, who may take it on, and what it may do. */
public record Role(String name, String arn, List<String> trusted, List<Policy> policies) {
  /** Nothing is allowed unless a policy says so; a Deny anywhere counts more. */
  boolean may(String permission, String resource, Function<String, Optional<String>> facts) {
    return has(Statement.Effect.ALLOW, permission, resource, facts)
        && !has(Statement.Effect.DENY, permission, resource, facts);
  }

  private boolean has(
      Statement.Effect effect,
      String permission,
      String resource,
      Function<String, Optional<String>> facts) {
    return policies.stream().anyMatch(policy -> policy.has(effect, permission, resource, facts));
  }

  /** The actions that its policies allow, as they are written. */
  public List<String> granted() {
    return policies.stream().flatMap(policy -> policy.allowed().stream()).distinct().toList();
  }
}
