package io.kiln.template;

import io.kiln.template.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A post-processor before its options are read: its type, its name and the builders it is for. */
final class RawPostProcessor {
  private final String type;
  private final String name;
  private final JsonValue object;
  private final OnlyExcept builders;
  private final Optional<Boolean> keep;

  RawPostProcessor(
      String type, String name, JsonValue object, OnlyExcept builders, Optional<Boolean> keep) {
    this.type = type;
    this.name = name;
    this.object = object;
    this.builders = builders;
    this.keep = keep;
  }

  String type() {
    return type;
  }

  String name() {
    return name;
  }

  boolean isFor(String builder) {
    return builders.allows(builder);
  }

  Optional<Boolean> keepInputArtifact() {
    return keep;
  }

  /** What is left for the type itself to read. */
  JsonValue options() {
    Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
    members.keySet().removeIf(name -> RawPostProcessors.COMMON.find(name).isPresent());
    return object.withMembers(members);
  }

  JsonValue object() {
    return object;
  }
}
