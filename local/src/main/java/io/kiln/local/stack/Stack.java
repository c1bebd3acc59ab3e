package io.kiln.local.stack;

import java.util.List;
import java.util.Map;

/** What a stack file declares, with nothing left to look up. */
public record Stack(
    List<StackFunction> functions,
    List<StackRole> roles,
    List<StackTrigger> triggers,
    List<StackFlow> flows,
    List<StackBucket> buckets,
    Map<String, String> outputs) {
  public Stack {
    functions = List.copyOf(functions);
    roles = List.copyOf(roles);
    triggers = List.copyOf(triggers);
    flows = List.copyOf(flows);
    buckets = List.copyOf(buckets);
    outputs = Map.copyOf(outputs);
  }

  /** The function of this name, as triggers and flows call it. */
  public StackFunction function(String name) {
    return functions.stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The stack has no function " + name));
  }

  /** The role with this ARN. */
  public StackRole role(String arn) {
    return roles.stream()
        .filter(role -> role.arn().equals(arn))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The stack has no role " + arn));
  }
}
