package io.kiln.local.flow.fdl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path into the context: {@code $Input.a.b[0]}, {@code $Output}, {@code $Context.Execution.Name}.
 * What the path does not find is an error: the vendor does not say what it would be.
 */
record Expression(String text, List<String> path) implements Value {
  private static final Pattern SHAPE =
      Pattern.compile("\\$(Input|Output|Context)((?:\\.[A-Za-z_][\\w-]*|\\[\\d{1,6}])*)");
  private static final Pattern PART = Pattern.compile("\\.([A-Za-z_][\\w-]*)|\\[(\\d+)]");

  static Expression parse(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not an expression: " + text);
    }
    String root = matcher.group(1);
    List<String> rest =
        PART.matcher(matcher.group(2))
            .results()
            .map(part -> part.group(1) == null ? part.group(2) : part.group(1))
            .toList();
    return new Expression(text.strip(), root.equals("Context") ? rest : under(root, rest));
  }

  private static List<String> under(String root, List<String> rest) {
    List<String> path = new ArrayList<>(List.of("Current", root));
    path.addAll(rest);
    return List.copyOf(path);
  }

  /** Whether it asks for a state's output, which only an OutputConstructor knows. */
  boolean asksForOutput() {
    return path.size() > 1 && path.get(0).equals("Current") && path.get(1).equals("Output");
  }

  /** Whether it asks for the context of a callback, which is not emulated. */
  boolean asksForTaskToken() {
    return path.equals(List.of("Current", "TaskToken"));
  }

  @Override
  public JsonNode in(JsonNode context) {
    JsonNode at = context;
    for (String part : path) {
      boolean index = at.isArray() && Character.isDigit(part.charAt(0));
      JsonNode next = index ? at.path(Integer.parseInt(part)) : at.path(part);
      // unconfirmed: the service may take it for null
      if (next.isMissingNode()) {
        throw FlowFailure.data(text + " finds nothing: there is no " + part);
      }
      at = next;
    }
    return at;
  }
}
