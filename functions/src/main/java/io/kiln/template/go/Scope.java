package io.kiln.template.go;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running template: its output, its variables and what the dot stands for. */
final class Scope {
  private static final int LONGEST_OUTPUT = 4 << 20;

  private final StringBuilder out;
  private final List<String> names = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();
  private final Map<String, List<Node.Statement>> templates;
  private final Map<String, GoFunction> functions;
  private final int depth;
  private Object dot;
  private Optional<Node> last = Optional.empty();

  private Scope(
      StringBuilder out,
      Object data,
      Map<String, List<Node.Statement>> templates,
      Map<String, GoFunction> functions,
      int depth) {
    this.out = out;
    this.dot = data;
    this.templates = templates;
    this.functions = functions;
    this.depth = depth;
    declare("$", data);
  }

  static Scope of(
      Object data, Map<String, List<Node.Statement>> templates, Map<String, GoFunction> functions) {
    return new Scope(new StringBuilder(), data, templates, functions, 0);
  }

  /** For a template called by this one: the same output, variables of its own. */
  Scope inside(Object data) {
    return new Scope(out, data, templates, functions, depth + 1);
  }

  /** Notes the node that is looked at: errors without a place of their own are told there. */
  void at(Node node) {
    last = Optional.of(node);
  }

  TemplateError fail(Node otherwise, String reason) {
    return TemplateError.executing(last.orElse(otherwise), reason);
  }

  int depth() {
    return depth;
  }

  Optional<List<Node.Statement>> template(String name) {
    return Optional.ofNullable(templates.get(name));
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
