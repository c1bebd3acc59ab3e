package io.kiln.local.ram;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One rule of a policy. */
record Statement(
    Effect effect, List<Wildcard> actions, List<String> resources, List<Condition> conditions) {
  /** What it does. */
  enum Effect {
    ALLOW,
    DENY
  }

  boolean concerns(String permission, String resource, Function<String, Optional<String>> facts) {
    return actions.stream().anyMatch(action -> action.covers(permission))
        && resources.stream().anyMatch(pattern -> Arn.covers(pattern, resource))
        && conditions.stream().allMatch(condition -> condition.holds(facts));
  }
}
