package io.kiln.local.fault;

import java.util.List;
import java.util.Set;

/** A failure with a name that a person can ask for. */
public record NamedFault(
    String name, String description, List<Fault> rules, Set<Trouble> troubles) {
  static NamedFault of(String name, String description, Fault... rules) {
    return new NamedFault(name, description, List.of(rules), Set.of());
  }

  static NamedFault of(String name, String description, Trouble trouble) {
    return new NamedFault(name, description, List.of(), Set.of(trouble));
  }
}
