package io.kiln.local.ram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A policy document: what it allows, and what it denies whatever else allows it. */
public final class Policy {
  private final String name;
  private final List<Statement> statements;

  private Policy(String name, List<Statement> statements) {
    this.name = name;
    this.statements = List.copyOf(statements);
  }

  /**
   * Reads a document as {@code ALIYUN::RAM::Role} and {@code ManagedPolicy} hold it.
   *
   * @throws BadPolicy also for what is not emulated: some conditions, NotAction, NotResource
   */
  public static Policy read(String name, JsonNode document) {
    if (!document.path("Version").asText().equals("1")) {
      throw new BadPolicy(name, "Version must be \"1\"");
    }
    List<Statement> statements = new ArrayList<>();
    for (JsonNode statement : document.path("Statement")) {
      statements.add(statement(name, statement));
    }
    if (statements.isEmpty()) {
      throw new BadPolicy(name, "it has no Statement");
    }
    return new Policy(name, statements);
  }

  private static Statement statement(String name, JsonNode node) {
    Set<String> known = Set.of("Effect", "Action", "Resource", "Condition");
    node.fieldNames()
        .forEachRemaining(
            field -> {
              if (!known.contains(field)) {
                throw new BadPolicy(name, field + " is not emulated");
              }
            });
    Statement.Effect effect =
        switch (node.path("Effect").asText()) {
          case "Allow" -> Statement.Effect.ALLOW;
          case "Deny" -> Statement.Effect.DENY;
          default -> throw new BadPolicy(name, "Effect must be Allow or Deny");
        };
    List<Wildcard> actions = texts(name, node, "Action").stream().map(Wildcard::new).toList();
    List<Condition> conditions = Condition.read(name, node.path("Condition"));
    return new Statement(effect, actions, texts(name, node, "Resource"), conditions);
  }

  private static List<String> texts(String policy, JsonNode node, String field) {
    JsonNode value = node.path(field);
    List<String> texts = new ArrayList<>();
    (value.isArray() ? value : List.of(value)).forEach(item -> texts.add(item.asText()));
    if (texts.isEmpty() || texts.contains("")) {
      throw new BadPolicy(policy, field + " is required");
    }
    return texts;
  }

  public String name() {
    return name;
  }

  boolean has(
      Statement.Effect effect,
      String permission,
      String resource,
      Function<String, Optional<String>> facts) {
    return statements.stream()
        .anyMatch(
            statement ->
                statement.effect() == effect && statement.concerns(permission, resource, facts));
  }

  /** The actions it allows, as they are written. */
  List<String> allowed() {
    return statements.stream()
        .filter(statement -> statement.effect() == Statement.Effect.ALLOW)
        .flatMap(statement -> statement.actions().stream())
        .map(Wildcard::text)
        .toList();
  }
}
