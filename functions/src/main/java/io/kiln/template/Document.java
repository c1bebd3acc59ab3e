package io.kiln.template;

import io.kiln.template.json.JsonReader;
import io.kiln.template.json.JsonValue;
import io.kiln.template.json.MalformedJson;
import io.kiln.template.problem.InvalidTemplate;
import io.kiln.template.problem.Problems;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A template as it is written: its root keys and what stands below them, in the forms they must
 * have. What they mean is not looked at: no variable is filled in, no option is read.
 */
final class Document {
  final Root root;
  final Map<String, JsonValue> variables;
  final Set<String> sensitive;
  final List<RawBuilder> builders;
  final List<RawProvisioner> provisioners;
  final Optional<RawProvisioner> cleanup;
  final List<List<RawPostProcessor>> postProcessors;

  private Document(Root root, Problems problems, Problems later) {
    this.root = root;
    this.variables = root.variables();
    this.sensitive = root.sensitive();
    this.builders = new RawBuilders(problems, later).read(root);
    Set<String> names = new LinkedHashSet<>();
    builders.forEach(builder -> names.add(builder.rawName()));
    RawProvisioners steps = new RawProvisioners(names, problems, later);
    this.provisioners = steps.read(root);
    this.cleanup = steps.cleanup(root);
    this.postProcessors = new RawPostProcessors(names, problems, later).read(root);
  }

  /**
   * Reads the text.
   *
   * @param problems gets what is wrong with the form
   * @param later gets what {@code -syntax-only} does not mind: what names something unknown
   * @throws InvalidTemplate at once when the text is no JSON
   */
  static Document read(TemplateInput in, Problems problems, Problems later) {
    return new Document(new Root(parse(in.text(), problems), problems), problems, later);
  }

  /** Reads the text and looks at nothing but its form; throws {@link InvalidTemplate}. */
  static Document ofForm(TemplateInput in) {
    Problems problems = new Problems(in.name());
    Document document = read(in, problems, new Problems(in.name()));
    problems.throwIfAny(Set.of());
    return document;
  }

  private static JsonValue parse(String text, Problems problems) {
    try {
      return JsonReader.read(text);
    } catch (MalformedJson e) {
      problems.add(e.spot(), e.reason());
      problems.throwIfAny(Set.of());
      throw e;
    }
  }
}
