package io.kiln.template.go;

/** A constant in a template: a string, a number, a boolean or nil. */
final class Literal extends Node.Operand {
  private final String written;
  private final Object value;

  Literal(Source source, Token token, Object value) {
    super(source, token.offset);
    this.written = token.text;
    this.value = value;
  }

  @Override
  Object value(Scope scope, Call call) {
    if (!call.isPlain()) {
      throw TemplateError.executing(this, "can't give argument to non-function " + this);
    }
    if (value == Call.NIL && call.command.isPresent()) {
      throw TemplateError.executing(this, "nil is not a command");
    }
    return value;
  }

  /** The value for a parameter of that Go type. */
  Object as(String goType) {
    boolean integer = goType.equals("int");
    if (value == Call.NIL) {
      throw TemplateError.executing(this, "cannot assign nil to " + goType);
    }
    if (integer ? value instanceof Long : value instanceof String) {
      return value;
    }
    throw TemplateError.executing(
        this, "expected " + (integer ? "integer" : goType) + "; found " + this);
  }

  @Override
  boolean takesArguments() {
    return false;
  }

  @Override
  public String toString() {
    return written;
  }
}
