package io.kiln.template.go;

import java.nio.charset.StandardCharsets;

/** A piece of a parsed template that knows where it stands; toString is its Go source. */
abstract class Node {
  private final Source source;
  private final int offset;

  Node(Source source, int offset) {
    this.source = source;
    this.offset = offset;
  }

  final int line() {
    return lineAt(source.text, offset);
  }

  /** Counted in bytes from 0, as Go does. */
  final int column() {
    String text = source.text;
    String before = text.substring(text.lastIndexOf('\n', offset - 1) + 1, offset);
    return before.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The name of the template that this is a part of. */
  final String template() {
    return source.template;
  }

  static int lineAt(String text, int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  /** Something that prints or branches. */
  abstract static class Statement extends Node {
    Statement(Source source, int offset) {
      super(source, offset);
    }

    abstract void run(Scope scope);
  }

  /** Something that stands in a command and has a value. */
  abstract static class Operand extends Node {
    Operand(Source source, int offset) {
      super(source, offset);
    }

    /** The value as a lone word; `command` is what stands behind and before it in the pipeline. */
    abstract Object value(Scope scope, Call call);

    /** Whether it may stand at a later stage of a pipeline, that is, take an argument. */
    boolean takesArguments() {
      return true;
    }
  }
}
