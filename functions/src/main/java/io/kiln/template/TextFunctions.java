package io.kiln.template;

import static io.kiln.template.go.GoFunction.Takes.INT;
import static io.kiln.template.go.GoFunction.Takes.STRING;

import io.kiln.template.go.GoFunction;
import io.kiln.template.go.TemplateError;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/** Packer's functions that depend on nothing but their arguments, and those it has given up. */
final class TextFunctions {
  static final Map<String, GoFunction> ALL = all();

  private static final int LONGEST = 4 << 20;
  private static final Pattern UNCLEAN = Pattern.compile("[^\\p{L}0-9_.:-]");

  private TextFunctions() {}

  private static Map<String, GoFunction> all() {
    Map<String, GoFunction> all = new TreeMap<>();
    all.put("upper", GoFunction.of(args -> letters(args, Character::toUpperCase), STRING));
    all.put("lower", GoFunction.of(args -> letters(args, Character::toLowerCase), STRING));
    all.put("split", GoFunction.of(TextFunctions::split, STRING, STRING, INT));
    all.put("replace_all", GoFunction.of(TextFunctions::replaceAll, STRING, STRING, STRING));
    all.put("replace", GoFunction.of(TextFunctions::replace, STRING, STRING, INT, STRING));
    all.put("sed", refused("sed", STRING, STRING));
    all.put("vault", refused("vault", STRING, STRING));
    all.put("consul_key", refused("consul_key", STRING));
    all.put("aws_secretsmanager", refused("aws_secretsmanager"));
    return Map.copyOf(all);
  }

  private static GoFunction refused(String name, GoFunction.Takes... parameters) {
    Function<List<Object>, Object> body =
        args -> {
          throw TemplateError.of(FunctionTable.note(name));
        };
    return parameters.length == 0
        ? GoFunction.variadic(body, STRING)
        : GoFunction.of(body, parameters);
  }

  private static String text(List<Object> args, int index) {
    return (String) args.get(index);
  }

  /** Letter by letter, as Go does: a sharp s stays one. */
  private static String letters(List<Object> args, IntUnaryOperator change) {
    StringBuilder out = new StringBuilder();
    text(args, 0).codePoints().map(change).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static Object split(List<Object> args) {
    String separator = text(args, 1);
    String whole = text(args, 0);
    String[] parts =
        separator.isEmpty() ? whole.split("") : whole.split(Pattern.quote(separator), -1);
    long wanted = (Long) args.get(2);
    if (wanted < 0) {
      throw TemplateError.of("runtime error: index out of range [" + wanted + "]");
    }
    if (wanted >= parts.length) {
      throw TemplateError.of(
          String.format(
              "the substring %d was unavailable using the separator value, %s, only %d values"
                  + " were found",
              wanted, separator, parts.length));
    }
    return parts[(int) wanted];
  }

  private static Object replaceAll(List<Object> args) {
    return replaced(text(args, 0), text(args, 1), -1, text(args, 2));
  }

  private static Object replace(List<Object> args) {
    return replaced(text(args, 0), text(args, 1), (Long) args.get(2), text(args, 3));
  }

  private static String replaced(String old, String changed, long times, String source) {
    if ((source.length() + 1L) * (changed.length() + 1L) > LONGEST) {
      throw TemplateError.of("the result could become longer than 4 MiB");
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (long done = 0; times < 0 || done < times; done++) {
      int next = next(old, source, at, done);
      if (next < 0) {
        break;
      }
      out.append(source, at, next).append(changed);
      at = next + old.length();
    }
    return out.append(source.substring(at)).toString();
  }

  /** An empty `old` stands before every letter and after the last, as in Go. */
  private static int next(String old, String source, int at, long done) {
    if (!old.isEmpty()) {
      return source.indexOf(old, at);
    }
    if (done == 0) {
      return 0;
    }
    return at < source.length() ? source.offsetByCodePoints(at, 1) : -1;
  }

  /** The text with a dash for every letter that no image name may have. */
  static String clean(String name) {
    return UNCLEAN.matcher(name).replaceAll("-");
  }
}
