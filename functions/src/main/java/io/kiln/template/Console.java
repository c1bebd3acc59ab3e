package io.kiln.template;

import io.kiln.template.go.GoFunction;
import io.kiln.template.go.TemplateError;
import io.kiln.template.problem.InvalidTemplate;
import io.kiln.template.problem.Problem;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Answers expressions one by one, as {@code packer console} does. */
public final class Console {
  private final TemplateInput in;
  private final boolean inTemplate;
  private final Map<String, String> variables;
  private final Set<String> secrets;

  private Console(
      TemplateInput in, boolean inTemplate, Map<String, String> variables, Set<String> secrets) {
    this.in = in;
    this.inTemplate = inTemplate;
    this.variables = new TreeMap<>(variables);
    this.secrets = secrets;
  }

  /** A console without a template: it knows the variables given and nothing else. */
  public static Console bare(TemplateInput in) {
    return new Console(in, false, in.variables(), Set.of());
  }

  /**
   * A console in a template, of which only the variables count; those that can't be filled in are
   * empty.
   *
   * @throws InvalidTemplate when the template's form is wrong
   */
  public static Console of(TemplateInput in) {
    Template.checkForm(in);
    Evaluation evaluation = new Evaluation(in);
    evaluation.variables.resolve();
    return new Console(in, true, evaluation.variables.values(), Masked.declaredIn(evaluation));
  }

  /**
   * The expression's value.
   *
   * @throws TemplateError in Go's words
   */
  public String evaluate(String expression) {
    return Stable.render(expression, functions(expression), Optional.empty());
  }

  /** Each variable and its value, sorted. */
  public Map<String, String> variables() {
    return Collections.unmodifiableMap(variables);
  }

  /** The text without the values of sensitive variables. */
  public String masked(String text) {
    return Problem.hidden(text, secrets);
  }

  private Map<String, GoFunction> functions(String expression) {
    Functions functions =
        Functions.of(in, "console/" + expression)
            .text("user", name -> variables.getOrDefault(name, ""));
    if (!inTemplate) {
      functions.unavailable("template_dir", "template path not available");
    }
    return functions.all();
  }
}
