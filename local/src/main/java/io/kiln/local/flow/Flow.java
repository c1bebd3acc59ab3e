package io.kiln.local.flow;

import io.kiln.local.flow.fdl.Definition;

/** A deployed flow: its definition's text, and the role that calls its functions. */
public record Flow(String name, String definition, String roleArn) {
  /** Checks the definition. */
  public Flow {
    var unused = Definition.parse(definition);
  }
}
