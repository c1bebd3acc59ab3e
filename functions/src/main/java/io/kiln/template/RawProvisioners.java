package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.json.JsonValue.Kind;
import io.kiln.template.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds a template's provisioners: each an object with a type, for builders there are. */
final class RawProvisioners {
  private final Set<String> builders;
  private final Problems problems;
  private final Problems later;

  RawProvisioners(Set<String> builders, Problems problems, Problems later) {
    this.builders = builders;
    this.problems = problems;
    this.later = later;
  }

  List<RawProvisioner> read(Root root) {
    List<RawProvisioner> all = new ArrayList<>();
    int number = 0;
    for (JsonValue value : root.list("provisioners")) {
      provisioner("provisioner " + ++number + ": ", value).ifPresent(all::add);
    }
    return all;
  }

  /** What runs when the build fails, before anything is deleted. */
  Optional<RawProvisioner> cleanup(Root root) {
    return root.member("error-cleanup-provisioner")
        .flatMap(value -> provisioner("On Error Cleanup Provisioner error: ", value));
  }

  private Optional<RawProvisioner> provisioner(String label, JsonValue value) {
    if (!value.is(Kind.OBJECT)) {
      problems.add(value.spot(), label + "expected a map, got " + value.kind().words());
      return Optional.empty();
    }
    Optional<JsonValue> type = value.member("type").filter(v -> v.is(Kind.STRING));
    if (type.isEmpty() || type.get().text().isEmpty()) {
      problems.add(
          value.spot(),
          label + "Provisioner missing 'type'",
          "Add \"type\": \"shell\" or \"file\".");
      return Optional.empty();
    }
    OnlyExcept meant = OnlyExcept.read(value, label, true, builders, later);
    Map<String, JsonValue> overrides = overrides(label, value);
    return Optional.of(new RawProvisioner(type.get().text(), value, meant, overrides));
  }

  /** Packer takes it for an empty map. */
  private static boolean isEmptyList(JsonValue value) {
    return value.is(Kind.LIST) && value.elements().isEmpty();
  }

  private Map<String, JsonValue> overrides(String label, JsonValue value) {
    Optional<JsonValue> override =
        value.member("override").filter(v -> !v.is(Kind.NULL) && !isEmptyList(v));
    if (override.isPresent() && !override.get().is(Kind.OBJECT)) {
      String found = override.get().kind().words();
      problems.add(override.get().spot(), label + "'override' expected a map, got " + found);
    }
    Map<String, JsonValue> all = override.map(JsonValue::members).orElse(Map.of());
    all.forEach(
        (name, options) -> {
          if (!builders.contains(name)) {
            later.add(
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
}
