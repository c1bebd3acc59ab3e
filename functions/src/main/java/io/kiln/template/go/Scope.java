package io.kiln.template.go;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A running template: its output, its variables and what the dot stands for. */
final class Scope {
  private static final int LONGEST_OUTPUT = 4 << 20;

  private final StringBuilder out = new StringBuilder();
  private final List<String> names = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();
  private final Map<String, GoFunction> functions;
  private Object dot;

  Scope(Object data, Map<String, GoFunction> functions) {
    this.dot = data;
    this.functions = functions;
    declare("$", data);
  }

  void print(Node node, String text) {
    if (out.length() + text.length() > LONGEST_OUTPUT) {
      throw TemplateError.executing(node, "the result is longer than 4 MiB");
    }
    out.append(text);
  }

  String output() {
    return out.toString();
  }

  GoFunction function(String name) {
    return functions.getOrDefault(name, Builtins.ALL.getOrDefault(name, GoFunction.UNKNOWN));
  }

  Object dot() {
    return dot;
  }

  /** Makes `value` the dot and answers the former one. */
  Object enter(Object value) {
    Object former = dot;
    dot = value;
    return former;
  }

  int mark() {
    return names.size();
  }

  void pop(int mark) {
    names.subList(mark, names.size()).clear();
    values.subList(mark, values.size()).clear();
  }

  void declare(String name, Object value) {
    names.add(name);
    values.add(value);
  }

  void assign(String name, Object value) {
    values.set(names.lastIndexOf(name), value);
  }

  Object variable(String name) {
    return values.get(names.lastIndexOf(name));
  }
}
