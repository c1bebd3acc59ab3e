package io.kiln.template.go;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The dot, a variable or a parenthesized pipeline, and the fields taken of it: .A.B, $x.A, (f).A.
 */
final class FieldNode extends Node.Operand {
  private final Optional<Node.Operand> inner;
  private final String variable;
  private final List<String> fields;

  private FieldNode(
      Source source,
      int offset,
      Optional<Node.Operand> inner,
      String variable,
      List<String> fields) {
    super(source, offset);
    this.inner = inner;
    this.variable = variable;
    this.fields = fields;
  }

  static FieldNode dot(Source source, Token token, List<String> fields) {
    return new FieldNode(source, token.offset, Optional.empty(), "", fields);
  }

  static FieldNode variable(Source source, Token token, List<String> fields) {
    return new FieldNode(source, token.offset, Optional.empty(), token.text, fields);
  }

  static FieldNode of(Source source, Token token, Node.Operand inner, List<String> fields) {
    return new FieldNode(source, token.offset, Optional.of(inner), "", fields);
  }

  @Override
  Object value(Scope scope, Call call) {
    if (!call.isPlain()) {
      String refusal =
          fields.isEmpty()
              ? "can't give argument to non-function " + this
              : fields.get(fields.size() - 1) + " is not a method but has arguments";
      throw TemplateError.executing(this, refusal);
    }
    Object value = start(scope);
    for (String field : fields) {
      value = field(value, field);
    }
    return value;
  }

  private Object start(Scope scope) {
    if (inner.isPresent()) {
      return inner.get().value(scope, Call.PLAIN);
    }
    return variable.isEmpty() ? scope.dot() : scope.variable(variable);
  }

  private Object field(Object value, String field) {
    if (value == Call.NIL) {
      return Call.NIL;
    }
    if (value instanceof Map) {
      Object found = ((Map<?, ?>) value).get(field);
      return found == null ? Call.NIL : GoPrint.normal(found);
    }
    String type = GoPrint.typeName(value);
    throw TemplateError.executing(this, "can't evaluate field " + field + " in type " + type);
  }

  @Override
  boolean takesArguments() {
    return !fields.isEmpty() || !variable.isEmpty() || inner.isPresent();
  }

  @Override
  public String toString() {
    String rest = fields.isEmpty() ? "" : "." + String.join(".", fields);
    if (inner.isPresent()) {
      return inner.get() + rest;
    }
    return variable.isEmpty() && fields.isEmpty() ? "." : variable + rest;
  }
}
