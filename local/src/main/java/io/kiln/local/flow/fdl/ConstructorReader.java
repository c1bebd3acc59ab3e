package io.kiln.local.flow.fdl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Checks every expression in a constructor before any is ever evaluated. */
final class ConstructorReader {
  private final List<String> problems;
  private final boolean knowsOutput;

  private ConstructorReader(List<String> problems, boolean knowsOutput) {
    this.problems = problems;
    this.knowsOutput = knowsOutput;
  }

  static Constructor read(
      JsonNode shape, String place, List<String> problems, boolean knowsOutput) {
    if (!(shape instanceof ObjectNode object)) {
      problems.add(place + ": must be an object");
      return new Constructor(JsonNodeFactory.instance.objectNode());
    }
    new ConstructorReader(problems, knowsOutput).check(object, place);
    return new Constructor(object);
  }

  private void check(JsonNode shape, String place) {
    shape
        .properties()
        .forEach(
            field -> {
              String at = place + "." + field.getKey();
              if (field.getKey().endsWith(Constructor.DYNAMIC)) {
                expression(field.getValue(), at);
              } else {
                check(field.getValue(), at);
              }
            });
    for (int i = 0; shape.isArray() && i < shape.size(); i++) {
      check(shape.get(i), place + "[" + i + "]");
    }
  }

  private void expression(JsonNode value, String place) {
    if (!value.isTextual()) {
      problems.add(place + ": must be an expression");
      return;
    }
    try {
      Expression expression = Expression.parse(value.textValue());
      if (expression.asksForOutput() && !knowsOutput) {
        problems.add(place + ": $Output is known to an OutputConstructor only");
      } else if (expression.asksForTaskToken()) {
        problems.add(place + ": the local cloud does not emulate callbacks");
      }
    } catch (IllegalArgumentException e) {
      problems.add(place + ": " + e.getMessage());
    }
  }
}
