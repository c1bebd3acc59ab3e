package io.kiln.template.go;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One stage of a pipeline: a word and what it is called with. */
final class CommandNode extends Node {
  private final List<Node.Operand> words;

  CommandNode(Source source, int offset, List<Node.Operand> words) {
    super(source, offset);
    this.words = List.copyOf(words);
  }

  Object value(Scope scope, Optional<Object> piped) {
    scope.at(words.get(0));
    List<Node.Operand> arguments = words.subList(1, words.size());
    return words.get(0).value(scope, new Call(arguments, piped, Optional.of(this)));
  }

  boolean takesArguments() {
    return words.get(0).takesArguments();
  }

  @Override
  public String toString() {
    return words.stream().map(Object::toString).collect(Collectors.joining(" "));
  }
}
