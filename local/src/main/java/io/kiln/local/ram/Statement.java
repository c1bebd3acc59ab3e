package io.kiln.local.ram;

import java.util.List;

/** One rule of a policy. */
record Statement(Effect effect, List<Wildcard> actions, List<String> resources) {
  /** What it does. */
  enum Effect {
    ALLOW,
    DENY
  }

  boolean concerns(String permission, String resource) {
    return actions.stream().anyMatch(action -> action.covers(permission))
        && resources.stream().anyMatch(pattern -> Arn.covers(pattern, resource));
  }
}
