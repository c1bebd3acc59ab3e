package io.kiln.template;

import io.kiln.template.go.GoFunction;
import io.kiln.template.go.GoTemplate;
import io.kiln.template.go.TemplateError;
import io.kiln.template.json.JsonValue;
import io.kiln.template.json.JsonValue.Kind;
import io.kiln.template.json.Spot;
import io.kiln.template.problem.Problem;
import io.kiln.template.problem.Problems;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user variables of one evaluation: defaults, what was given, and what they say to each other.
 */
final class Variables {
  private static final int DEEPEST = 100;

  private static final String UNSAID =
      "it is sensitive, so what is wrong is not said; a literal {{ is written {{`{{`}}";

  /** Fields like {{.Path}} are not a variable's to fill in. */
  private static final Pattern FIELD = Pattern.compile("\\{\\{\\s*\\..*?}}", Pattern.DOTALL);

  private final TemplateInput in;
  private final Environment environment;
  private final Problems problems;
  private final Map<String, JsonValue> declared;
  private final Set<String> sensitive;
  private final Map<String, String> values = new TreeMap<>();
  private final Set<String> failed = new HashSet<>();
  private final Set<String> resolving = new HashSet<>();
  private final Set<String> used = new TreeSet<>();

  Variables(
      TemplateInput in,
      Environment environment,
      Map<String, JsonValue> declared,
      Set<String> sensitive,
      Problems problems) {
    this.in = in;
    this.environment = environment;
    this.declared = declared;
    this.sensitive = sensitive;
    this.problems = problems;
  }

  /** Resolves every variable; what fails is a problem each. */
  void resolve() {
    Map<String, String> given = in.variables();
    declared.forEach(
        (name, value) -> {
          if (value.is(Kind.NULL) && !given.containsKey(name)) {
            String remedy = "Give it with -var '" + name + "=...', or a default in \"variables\".";
            problems.add(value.spot(), "required variable not set: " + name, remedy);
            failed.add(name);
          }
        });
    Set<String> names = new TreeSet<>(declared.keySet());
    names.addAll(given.keySet());
    names.forEach(this::resolve);
  }

  /** What {{user}} answers in builders and provisioners. */
  String use(String name, JsonValue at) {
    used.add(name);
    boolean known = declared.containsKey(name) || in.variables().containsKey(name);
    if (!known) {
      problems.warn(
          at.spot(),
          "variable '" + name + "' is not declared; it is taken as empty, as Packer does");
    }
    return values.getOrDefault(name, "");
  }

  /** Warns of what was given and can have no effect. */
  void warnOfUnused(Spot root) {
    Set<String> unused = new TreeSet<>(in.variables().keySet());
    unused.removeAll(declared.keySet());
    unused.removeAll(used);
    unused.forEach(
        name ->
            problems.warn(
                root, "variable '" + name + "' was given, but the template never uses it"));
  }

  Map<String, String> values() {
    return values;
  }

  private Optional<String> resolve(String name) {
    if (!values.containsKey(name) && !failed.contains(name)) {
      if (resolving.size() >= DEEPEST || !resolving.add(name)) {
        return Optional.empty();
      }
      try {
        values.put(name, render(name, raw(name)));
      } catch (TemplateError e) {
        fail(name, e.reason());
      } finally {
        resolving.remove(name);
      }
    }
    return Optional.ofNullable(values.get(name));
  }

  private String raw(String name) {
    return Optional.ofNullable(in.variables().get(name))
        .or(() -> Optional.ofNullable(declared.get(name)).map(JsonValue::text))
        .orElse("");
  }

  private String render(String name, String text) {
    if (!text.contains("{{")) {
      return text;
    }
    Map<String, String> kept = new LinkedHashMap<>();
    Matcher field = FIELD.matcher(text);
    String open = field.replaceAll(found -> keep(kept, found.group()));
    Map<String, GoFunction> functions =
        Functions.of(in, "variables." + name)
            .text("env", environment::get)
            .text("user", this::other)
            .all();
    String rendered = GoTemplate.parse(open, functions).run(Optional.empty());
    for (Map.Entry<String, String> entry : kept.entrySet()) {
      rendered = rendered.replace(entry.getKey(), entry.getValue());
    }
    return rendered;
  }

  private static String keep(Map<String, String> kept, String field) {
    String mark = "\uE000" + kept.size() + "\uE001";
    kept.put(mark, field);
    return mark;
  }

  private String other(String name) {
    used.add(name);
    boolean known = declared.containsKey(name) || in.variables().containsKey(name);
    Optional<String> value = known ? resolve(name) : Optional.empty();
    return value.orElseThrow(() -> TemplateError.of("Error: variable not set: " + name));
  }

  private void fail(String name, String reason) {
    failed.add(name);
    Optional<JsonValue> at = Optional.ofNullable(declared.get(name));
    // the reason quotes the text
    boolean secret = sensitive.contains(name);
    Problem.Builder problem =
        Problem.builder()
            .place(problems.place(at.map(JsonValue::spot).orElse(Spot.of(1, 1, ""))))
            .message("Failed to interpolate \"" + name + "\": " + (secret ? UNSAID : reason));
    if (!secret && !in.variables().containsKey(name)) {
      problem.value(at.map(JsonValue::shown));
    }
    if (reason.contains("variable not set: ")) {
      problem.remedy(
          "Variables that other variables use must be declared and must not go in circles.");
    }
    problems.spoil(problem.build());
  }
}
