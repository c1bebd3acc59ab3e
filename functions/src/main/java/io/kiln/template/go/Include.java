package io.kiln.template.go;

import java.util.List;
import java.util.Optional;

/** {{template "name" pipeline}}: runs a template that was defined in the same text. */
final class Include extends Node.Statement {
  /** Go allows 100,000, which no Java stack holds. */
  private static final int DEEPEST = 200;

  private final String name;
  private final Optional<PipeNode> pipe;

  Include(Source source, Token token, String name, Optional<PipeNode> pipe) {
    super(source, token.offset);
    this.name = name;
    this.pipe = pipe;
  }

  @Override
  void run(Scope scope) {
    List<Statement> statements =
        scope
            .template(name)
            .orElseThrow(() -> fail("template " + GoText.quote(name) + " not defined"));
    if (scope.depth() >= DEEPEST) {
      throw fail("exceeded maximum template depth (" + DEEPEST + ")");
    }
    Object dot = pipe.map(given -> given.value(scope, Call.PLAIN)).orElse(Call.NIL);
    Statements.run(statements, scope.inside(dot));
  }

  private TemplateError fail(String reason) {
    return TemplateError.executing(this, reason);
  }

  @Override
  public String toString() {
    String with = pipe.map(given -> " " + given).orElse("");
    return "{{template " + GoText.quote(name) + with + "}}";
  }
}
