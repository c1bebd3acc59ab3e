package io.kiln.template.go;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Commands joined by |, each handing its value to the next; it may declare or set variables. */
final class PipeNode extends Node.Operand {
  final List<String> variables;
  private final boolean assigns;
  private final List<CommandNode> commands;
  private final boolean parenthesized;

  PipeNode(
      Source source,
      Token start,
      Declaration declaration,
      List<CommandNode> commands,
      boolean parenthesized) {
    super(source, start.offset);
    this.variables = List.copyOf(declaration.names);
    this.assigns = declaration.assigns;
    this.commands = List.copyOf(commands);
    this.parenthesized = parenthesized;
  }

  /** The pipeline's value, without touching its variables: range sets them itself. */
  Object bare(Scope scope) {
    scope.at(this);
    Optional<Object> value = Optional.empty();
    for (CommandNode command : commands) {
      value = Optional.of(command.value(scope, value));
    }
    return value.orElse(Call.NIL);
  }

  @Override
  Object value(Scope scope, Call call) {
    if (!call.arguments.isEmpty()) {
      throw TemplateError.executing(this, "can't give argument to non-function " + this);
    }
    Object value = bare(scope);
    for (String variable : variables) {
      bind(scope, variable, value);
    }
    return value;
  }

  void bind(Scope scope, String variable, Object value) {
    if (assigns) {
      scope.assign(variable, value);
    } else {
      scope.declare(variable, value);
    }
  }

  @Override
  public String toString() {
    String declared =
        variables.isEmpty() ? "" : String.join(", ", variables) + (assigns ? " = " : " := ");
    String stages = commands.stream().map(Object::toString).collect(Collectors.joining(" | "));
    return parenthesized ? "(" + stages + ")" : declared + stages;
  }
}
