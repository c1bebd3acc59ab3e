package io.kiln.template.go;

import java.util.List;
import java.util.Optional;

/** What a word of a command is called with: the operands behind it and the value piped into it. */
final class Call {
  /** The value of something nil; pipelines carry no Java null. */
  static final Object NIL = new Object();

  static final Call PLAIN = new Call(List.of(), Optional.empty(), Optional.empty());

  final List<Node.Operand> arguments;
  final Optional<Object> piped;
  final Optional<Node> command;

  Call(List<Node.Operand> arguments, Optional<Object> piped, Optional<Node> command) {
    this.arguments = arguments;
    this.piped = piped;
    this.command = command;
  }

  boolean isPlain() {
    return arguments.isEmpty() && piped.isEmpty();
  }
}
