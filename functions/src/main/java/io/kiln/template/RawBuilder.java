package io.kiln.template;

import io.kiln.template.json.JsonValue;

/** A builder before its options are read: its name as written and as rendered. */
final class RawBuilder {
  private final String rawName;
  private final String name;
  private final String type;
  private final JsonValue object;

  RawBuilder(String rawName, String name, String type, JsonValue object) {
    this.rawName = rawName;
    this.name = name;
    this.type = type;
    this.object = object;
  }

  /** What `only`, `except` and `override` mean. */
  String rawName() {
    return rawName;
  }

  /** The same with its name rendered. */
  RawBuilder named(String rendered) {
    return new RawBuilder(rawName, rendered, type, object);
  }

  /** What build_name answers: as written until the variables are known. */
  String name() {
    return name;
  }

  String type() {
    return type;
  }

  JsonValue object() {
    return object;
  }
}
