package io.kiln.template;

import io.kiln.template.go.TemplateError;
import io.kiln.template.problem.InvalidTemplate;
import io.kiln.template.problem.Place;
import io.kiln.template.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fills in, while a build runs, what a template had to leave open: {{.Vars}}, {{.Path}}, {{build
 * `ID`}}. The same input gives the same text, however often an invocation repeats it.
 */
public final class Interpolation {
  private final TemplateInput in;
  private final RawBuilder builder;
  private final Map<String, String> variables;

  Interpolation(TemplateInput in, RawBuilder builder, Map<String, String> variables) {
    this.in = in;
    this.builder = builder;
    this.variables = variables;
  }

  /**
   * The text with its actions done, again and again until nothing changes, as Packer does it.
   *
   * @param place where the text stands in the template, for the error
   * @param fields what {{.Name}} and {{build `Name`}} answer
   * @throws InvalidTemplate when the text cannot be rendered
   */
  public String render(Place place, String text, Map<String, ?> fields) {
    try {
      return stable(place, text, fields);
    } catch (TemplateError e) {
      Problem problem = Problem.builder().place(place).message(e.reason()).value(text).build();
      InvalidTemplate invalid = new InvalidTemplate(List.of(problem));
      invalid.initCause(e);
      throw invalid;
    }
  }

  private String stable(Place place, String text, Map<String, ?> fields) {
    Functions functions =
        Functions.of(in, place.path() + "/" + text)
            .of(builder)
            .build(fields)
            .text("user", name -> variables.getOrDefault(name, ""));
    return Stable.render(text, functions.all(), Optional.of(fields));
  }
}
