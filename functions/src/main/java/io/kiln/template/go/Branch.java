package io.kiln.template.go;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** if, with and range: a pipeline that decides, a list for yes and a list for no. */
final class Branch extends Node.Statement {
  private final String keyword;
  private final PipeNode pipe;
  private final List<Node.Statement> yes;
  private final List<Node.Statement> no;

  Branch(
      Source source,
      Token token,
      PipeNode pipe,
      List<Node.Statement> yes,
      List<Node.Statement> no) {
    super(source, token.offset);
    this.keyword = token.text;
    this.pipe = pipe;
    this.yes = yes;
    this.no = no;
  }

  @Override
  void run(Scope scope) {
    int mark = scope.mark();
    Object former = scope.dot();
    if (keyword.equals("range")) {
      range(scope);
    } else {
      decide(scope);
    }
    scope.enter(former);
    scope.pop(mark);
  }

  private void decide(Scope scope) {
    Object value = pipe.value(scope, Call.PLAIN);
    boolean truth = GoPrint.isTrue(value);
    if (truth && keyword.equals("with")) {
      scope.enter(value);
    }
    Statements.run(truth ? yes : no, scope);
  }

  private void range(Scope scope) {
    Object former = scope.dot();
    Object value = pipe.bare(scope);
    long turns = 0;
    if (value instanceof List) {
      for (Object element : (List<?>) value) {
        if (!turn(scope, turns++, GoPrint.normal(element))) {
          break;
        }
      }
    } else if (value instanceof Map) {
      for (Map.Entry<?, ?> entry : new TreeMap<>((Map<?, ?>) value).entrySet()) {
        turns++;
        if (!turn(scope, entry.getKey(), GoPrint.normal(entry.getValue()))) {
          break;
        }
      }
    } else if (value != Call.NIL) {
      throw scope.fail(pipe, "range can't iterate over " + GoPrint.text(value));
    }
    scope.enter(former);
    if (turns == 0) {
      Statements.run(no, scope);
    }
  }

  /** One turn; false when it broke out. */
  private boolean turn(Scope scope, Object key, Object element) {
    int mark = scope.mark();
    scope.enter(element);
    int names = pipe.variables.size();
    if (names == 2) {
      pipe.bind(scope, pipe.variables.get(0), key);
    }
    if (names > 0) {
      pipe.bind(scope, pipe.variables.get(names - 1), element);
    }
    boolean on = true;
    try {
      Statements.run(yes, scope);
    } catch (Jump.Taken jump) {
      on = !jump.leaves;
    }
    scope.pop(mark);
    return on;
  }

  @Override
  public String toString() {
    return "{{" + keyword + " " + pipe + "}}";
  }
}
