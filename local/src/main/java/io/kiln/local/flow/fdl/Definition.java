package io.kiln.local.flow.fdl;

/** A flow as it was checked: each name in it leads somewhere. */
public record Definition(String name, Graph graph) {
  /**
   * Reads YAML, or JSON, which is YAML too.
   *
   * @throws BadDefinition naming every mistake
   */
  public static Definition parse(String text) {
    return DefinitionReader.read(text);
  }
}
