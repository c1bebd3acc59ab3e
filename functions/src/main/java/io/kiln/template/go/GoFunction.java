package io.kiln.template.go;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** A function that templates may call: what it takes and what it does. */
public final class GoFunction {
  /** What a parameter accepts. */
  public enum Takes {
    STRING("string"),
    INT("int"),
    ANY("interface {}");

    private final String goName;

    Takes(String goName) {
      this.goName = goName;
    }
  }

  static final GoFunction UNKNOWN = of(args -> Call.NIL);

  private final List<Takes> parameters;
  private final boolean variadic;
  private final Predicate<Object> settles;
  private final Function<List<Object>, Object> body;

  private GoFunction(
      List<Takes> parameters,
      boolean variadic,
      Predicate<Object> settles,
      Function<List<Object>, Object> body) {
    this.parameters = parameters;
    this.variadic = variadic;
    this.settles = settles;
    this.body = body;
  }

  /** A function of exactly these parameters; `body` gets String, Long or any value for them. */
  public static GoFunction of(Function<List<Object>, Object> body, Takes... parameters) {
    return new GoFunction(List.of(parameters), false, value -> false, body);
  }

  /** A function whose last parameter may be given any number of times. */
  public static GoFunction variadic(Function<List<Object>, Object> body, Takes... parameters) {
    return new GoFunction(List.of(parameters), true, value -> false, body);
  }

  /** `and` and `or`: the first value that settles it, and nothing behind it is looked at. */
  static GoFunction untilOne(boolean truth) {
    return new GoFunction(
        List.of(Takes.ANY, Takes.ANY),
        true,
        value -> GoPrint.isTrue(value) == truth,
        args -> args.get(args.size() - 1));
  }

  Object call(FunctionNode name, Scope scope, Call call) {
    int given = call.arguments.size() + (call.piped.isPresent() ? 1 : 0);
    requireCount(name, given);
    List<Object> values = new ArrayList<>();
    for (Node.Operand argument : call.arguments) {
      Object value = argument(argument, parameter(values.size()), scope);
      if (settles.test(value)) {
        return value;
      }
      values.add(value);
    }
    Node at = call.command.orElse(name);
    call.piped.ifPresent(value -> values.add(checked(at, parameter(values.size()), value, scope)));
    try {
      return body.apply(values);
    } catch (TemplateError e) {
      throw TemplateError.executing(at, "error calling " + name + ": " + e.reason());
    }
  }

  private void requireCount(FunctionNode name, int given) {
    int least = variadic ? parameters.size() - 1 : parameters.size();
    if (given < least || (!variadic && given > least)) {
      String want = (variadic ? "want at least " : "want ") + least + " got " + given;
      throw TemplateError.executing(name, "wrong number of args for " + name + ": " + want);
    }
  }

  private Takes parameter(int index) {
    return parameters.get(Math.min(index, parameters.size() - 1));
  }

  private static Object argument(Node.Operand node, Takes wanted, Scope scope) {
    scope.at(node);
    if (wanted != Takes.ANY && node instanceof Literal) {
      return ((Literal) node).as(wanted.goName);
    }
    Object value = node.value(scope, Call.PLAIN);
    return checked(node, wanted, value, scope);
  }

  private static Object checked(Node at, Takes wanted, Object value, Scope scope) {
    boolean right =
        wanted == Takes.ANY
            || (wanted == Takes.STRING && value instanceof String)
            || (wanted == Takes.INT && value instanceof Long);
    if (right) {
      return value;
    }
    if (value == Call.NIL) {
      throw scope.fail(at, "invalid value; expected " + wanted.goName);
    }
    String found = GoPrint.typeName(value);
    throw scope.fail(at, "wrong type for value; expected " + wanted.goName + "; got " + found);
  }
}
