package io.kiln.template.go;

/** A function's name in a command. */
final class FunctionNode extends Node.Operand {
  private final String name;

  FunctionNode(Source source, Token token) {
    super(source, token.offset);
    this.name = token.text;
  }

  @Override
  Object value(Scope scope, Call call) {
    return scope.function(name).call(this, scope, call);
  }

  @Override
  public String toString() {
    return name;
  }
}
