package io.kiln.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A role of RAM with everything it may do.
 *
 * @param services who may take it on, such as {@code fc.aliyuncs.com}
 */
public record StackRole(
    String id, String name, String arn, List<String> services, List<Statement> statements) {
  public StackRole {
    services = List.copyOf(services);
    statements = List.copyOf(statements);
  }

  /**
   * One statement of a policy.
   *
   * @param policy the policy's name, for whoever is refused
   * @param condition operator to key to values; empty when there is none
   */
  public record Statement(
      String policy,
      boolean allow,
      List<String> actions,
      List<String> resources,
      JsonNode condition) {
    public Statement {
      actions = List.copyOf(actions);
      resources = List.copyOf(resources);
    }
  }
}
