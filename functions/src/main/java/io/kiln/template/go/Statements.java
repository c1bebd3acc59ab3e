package io.kiln.template.go;

import java.util.List;

/** What a template consists of, beside its branches: plain text and {{pipelines}}. */
final class Statements {
  private Statements() {}

  static void run(List<Node.Statement> statements, Scope scope) {
    for (Node.Statement statement : statements) {
      statement.run(scope);
    }
  }

  /** Text that stands for itself. */
  static final class Text extends Node.Statement {
    private final String text;

    Text(Source source, Token token) {
      super(source, token.offset);
      this.text = token.text;
    }

    @Override
    void run(Scope scope) {
      scope.print(this, text);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** A pipeline whose value is printed, unless it only sets a variable. */
  static final class Action extends Node.Statement {
    private final PipeNode pipe;

    Action(Source source, Token token, PipeNode pipe) {
      super(source, token.offset);
      this.pipe = pipe;
    }

    @Override
    void run(Scope scope) {
      Object value = pipe.value(scope, Call.PLAIN);
      if (pipe.variables.isEmpty()) {
        scope.print(pipe, GoPrint.text(value));
      }
    }

    @Override
    public String toString() {
      return "{{" + pipe + "}}";
    }
  }
}
