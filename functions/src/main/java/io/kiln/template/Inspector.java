package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.json.JsonValue.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks at a template's root without evaluating it. */
final class Inspector {
  private Inspector() {}

  static Inspection inspect(Document document) {
    Root root = document.root;
    Inspection.Builder inspection = Inspection.builder().description(root.text("description"));
    Set<String> hidden = hidden(document);
    new TreeMap<>(document.variables)
        .forEach(
            (name, value) -> {
              if (value.is(Kind.NULL)) {
                inspection.addRequiredVariables(name);
              } else {
                boolean secret = hidden.contains(value.text());
                inspection.putOptionalVariables(name, secret ? "<sensitive>" : value.text());
              }
            });
    TreeMap<String, String> builders = new TreeMap<>();
    document.builders.forEach(builder -> builders.put(builder.rawName(), builder.type()));
    inspection.putAllBuilders(builders);
    document.provisioners.forEach(one -> inspection.addProvisioners(one.type()));
    return inspection.build();
  }

  /** Packer compares values, not names: a secret that two variables hold is shown by neither. */
  private static Set<String> hidden(Document document) {
    return document.sensitive.stream()
        .map(name -> Optional.ofNullable(document.variables.get(name)))
        .flatMap(Optional::stream)
        .filter(value -> value.is(Kind.STRING))
        .map(JsonValue::text)
        .collect(Collectors.toSet());
  }
}
