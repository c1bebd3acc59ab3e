package io.kiln.template.go;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One parsed template text, ready to be run. */
public final class GoTemplate {
  private final Map<String, List<Node.Statement>> templates;
  private final Map<String, GoFunction> functions;

  private GoTemplate(
      Map<String, List<Node.Statement>> templates, Map<String, GoFunction> functions) {
    this.templates = templates;
    this.functions = functions;
  }

  /** Parses `text`, in which these functions (and Go's own) may be called. */
  public static GoTemplate parse(String text, Map<String, GoFunction> functions) {
    return new GoTemplate(new Parser(text, functions).templates(), functions);
  }

  /** What the template prints when the dot has these fields; without any it stands for nothing. */
  public String run(Optional<? extends Map<String, ?>> fields) {
    Object data = fields.isPresent() ? fields.get() : Call.NIL;
    Scope scope = Scope.of(data, templates, functions);
    Statements.run(templates.getOrDefault(Source.ROOT, List.of()), scope);
    return scope.output();
  }
}
