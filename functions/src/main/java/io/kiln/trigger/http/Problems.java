package io.kiln.trigger.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.template.problem.Problem;
import io.kiln.template.problem.Warning;
import java.util.List;

/** Everything that is wrong with what was handed in, in one document. */
final class Problems {
  private Problems() {}

  /** The problems of a template, in the words of {@code kiln validate}. */
  static HttpProblem invalid(List<Problem> problems) {
    String count = problems.size() == 1 ? "1 error occurred" : problems.size() + " errors occurred";
    HttpProblem problem =
        HttpProblem.named(422, "invalid-template", "Failed to prepare build", count + ".");
    ArrayNode errors = problem.document().putArray("errors");
    for (Problem one : problems) {
      ObjectNode error = errors.addObject();
      error.put("place", one.place().toString());
      error.put("file", one.place().file());
      error.put("line", one.place().line()).put("column", one.place().column());
      error.put("path", one.place().path());
      error.put("message", one.message());
      one.value().ifPresent(value -> error.put("value", value));
      one.remedy().ifPresent(remedy -> error.put("remedy", remedy));
    }
    return problem;
  }

  static ArrayNode warnings(ObjectNode body, List<Warning> warnings) {
    ArrayNode list = body.putArray("warnings");
    for (Warning warning : warnings) {
      list.addObject().put("place", warning.place().toString()).put("message", warning.message());
    }
    return list;
  }

  /** Refuses fields, each told with its name and what it should be. */
  static void refuse(List<String> problems) {
    if (problems.isEmpty()) {
      return;
    }
    HttpProblem problem =
        HttpProblem.named(
            422, "invalid-fields", "Fields that can't be taken", String.join("; ", problems) + ".");
    ArrayNode errors = problem.document().putArray("errors");
    problems.forEach(text -> errors.addObject().put("message", text));
    throw problem;
  }
}
