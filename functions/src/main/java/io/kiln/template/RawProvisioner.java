package io.kiln.template;

import io.kiln.template.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A provisioner before its options are read: its type and the builders it is for. */
final class RawProvisioner {
  private final String type;
  private final JsonValue object;
  private final OnlyExcept builders;
  private final Map<String, JsonValue> overrides;

  RawProvisioner(
      String type, JsonValue object, OnlyExcept builders, Map<String, JsonValue> overrides) {
    this.type = type;
    this.object = object;
    this.builders = builders;
    this.overrides = overrides;
  }

  String type() {
    return type;
  }

  JsonValue object() {
    return object;
  }

  boolean isFor(String builder) {
    return builders.allows(builder);
  }

  /** The provisioner's options with those that the builder of that name changes. */
  JsonValue overridden(String builder) {
    Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
    members.keySet().removeIf(Set.of("only", "except", "override", "type")::contains);
    if (overrides.containsKey(builder)) {
      members.putAll(overrides.get(builder).members());
    }
    return object.withMembers(members);
  }
}
