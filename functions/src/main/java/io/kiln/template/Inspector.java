package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.json.JsonValue.Kind;
import java.util.Set;
import java.util.TreeMap;

/** Looks at a template's root without evaluating it. */
final class Inspector {
  private Inspector() {}

  static Inspection inspect(Root root) {
    Inspection.Builder inspection = Inspection.builder().description(root.text("description"));
    Set<String> sensitive = root.sensitive();
    new TreeMap<>(root.variables())
        .forEach(
            (name, value) -> {
              if (value.is(Kind.NULL)) {
                inspection.addRequiredVariables(name);
              } else {
                boolean hidden = sensitive.contains(name);
                inspection.putOptionalVariables(name, hidden ? "<sensitive>" : value.text());
              }
            });
    TreeMap<String, String> builders = new TreeMap<>();
    for (JsonValue builder : root.list("builders")) {
      String type = text(builder, "type");
      String name = text(builder, "name");
      builders.put(name.isEmpty() ? type : name, type);
    }
    inspection.putAllBuilders(builders);
    root.list("provisioners").forEach(one -> inspection.addProvisioners(text(one, "type")));
    return inspection.build();
  }

  private static String text(JsonValue object, String key) {
    return object
        .member(key)
        .filter(value -> value.is(Kind.STRING))
        .map(JsonValue::text)
        .orElse("");
  }
}
