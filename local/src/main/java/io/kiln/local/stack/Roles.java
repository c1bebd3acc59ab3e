package io.kiln.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stack's roles, each with the statements of all its policies. */
final class Roles {
  private static final String INVOKE = "fc:InvokeFunction";

  private final Declarations declarations;
  private final String account;

  Roles(Declarations declarations, String account) {
    this.declarations = declarations;
    this.account = account;
  }

  List<StackRole> all() {
    List<StackRole> all = new ArrayList<>();
    declarations.of(AccessRules.ROLE).forEach((id, role) -> all.add(role(id, role)));
    return all;
  }

  Optional<StackRole> withArn(String arn) {
    return all().stream().filter(role -> role.arn().equals(arn)).findFirst();
  }

  /** The functions, as policies name them, that the role may invoke. */
  List<String> mayInvoke(String arn) {
    return withArn(arn).stream()
        .flatMap(role -> role.statements().stream())
        .filter(statement -> statement.allow() && statement.actions().contains(INVOKE))
        .flatMap(statement -> statement.resources().stream())
        .toList();
  }

  private StackRole role(String id, Declarations.Declared role) {
    List<String> services = new ArrayList<>();
    for (JsonNode trust : role.properties().path("AssumeRolePolicyDocument").path("Statement")) {
      services.addAll(Nodes.texts(trust.path("Principal").path("Service")));
    }
    List<StackRole.Statement> statements = new ArrayList<>();
    for (JsonNode policy : role.properties().path("Policies")) {
      statements.addAll(statements(policy));
    }
    for (String name : Nodes.texts(role.properties().path("PolicyAttachments").path("Custom"))) {
      declarations.of(AccessRules.POLICY).values().stream()
          .filter(policy -> policy.text("PolicyName").equals(name))
          .forEach(policy -> statements.addAll(statements(policy.properties())));
    }
    String name = role.text("RoleName");
    return new StackRole(id, name, "acs:ram::" + account + ":role/" + name, services, statements);
  }

  private static List<StackRole.Statement> statements(JsonNode policy) {
    List<StackRole.Statement> statements = new ArrayList<>();
    for (JsonNode statement : policy.path("PolicyDocument").path("Statement")) {
      statements.add(
          new StackRole.Statement(
              policy.path("PolicyName").asText(),
              statement.path("Effect").asText().equals("Allow"),
              Nodes.texts(statement.path("Action")),
              Nodes.texts(statement.path("Resource")),
              statement.path("Condition")));
    }
    return statements;
  }
}
