package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.json.JsonValue.Kind;
import io.kiln.template.option.ProvisionerOptions;
import io.kiln.template.option.TypeSpec;
import io.kiln.template.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds a template's provisioners: each an object of a known type, for builders there are. */
final class RawProvisioners {
  private final Set<String> builders;
  private final Problems problems;

  RawProvisioners(Set<String> builders, Problems problems) {
    this.builders = builders;
    this.problems = problems;
  }

  List<RawProvisioner> read(Root root) {
    List<RawProvisioner> all = new ArrayList<>();
    int number = 0;
    for (JsonValue value : root.list("provisioners")) {
      provisioner("provisioner " + ++number + ": ", value).ifPresent(all::add);
    }
    return all;
  }

  private Optional<RawProvisioner> provisioner(String label, JsonValue value) {
    if (!value.is(Kind.OBJECT)) {
      problems.add(value.spot(), label + "expected a map, got " + value.kind().words());
      return Optional.empty();
    }
    Optional<JsonValue> type = value.member("type").filter(v -> v.is(Kind.STRING));
    if (type.isEmpty() || type.get().text().isEmpty()) {
      problems.add(value.spot(), label + "missing 'type'", "Add \"type\": \"shell\" or \"file\".");
      return Optional.empty();
    }
    OnlyExcept meant = OnlyExcept.read(value, label, builders, problems);
    Map<String, JsonValue> overrides = overrides(label, value);
    if (!ProvisionerOptions.TYPES.taken().contains(type.get().text())) {
      unknownType(type.get());
      return Optional.empty();
    }
    return Optional.of(new RawProvisioner(type.get().text(), value, meant, overrides));
  }

  private Map<String, JsonValue> overrides(String label, JsonValue value) {
    Optional<JsonValue> override = value.member("override").filter(v -> !v.is(Kind.NULL));
    if (override.isPresent() && !override.get().is(Kind.OBJECT)) {
      String found = override.get().kind().words();
      problems.add(override.get().spot(), label + "'override' expected a map, got " + found);
    }
    Map<String, JsonValue> all = override.map(JsonValue::members).orElse(Map.of());
    all.forEach(
        (name, options) -> {
          if (!builders.contains(name)) {
            problems.add(
                options.spot(),
                label + "override '" + name + "' doesn't exist",
                OnlyExcept.builderNames(builders));
          } else if (!options.is(Kind.OBJECT)) {
            String found = options.kind().words();
            problems.add(
                options.spot(), label + "override '" + name + "' expected a map, got " + found);
          }
        });
    return all;
  }

  private void unknownType(JsonValue type) {
    Optional<TypeSpec> known = ProvisionerOptions.TYPES.find(type.text());
    if (known.isPresent()) {
      String message = "provisioner '" + type.text() + "' is not supported yet";
      problems.add(type.spot(), message, known.get().note());
      return;
    }
    String remedy =
        ProvisionerOptions.TYPES
            .nearest(type.text())
            .map(name -> "Did you mean \"" + name + "\"?")
            .orElse("Kiln runs " + String.join(", ", ProvisionerOptions.TYPES.taken()) + ".");
    problems.add(type.spot(), "Unknown provisioner " + type.text(), remedy);
  }
}
