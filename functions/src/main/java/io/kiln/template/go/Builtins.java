package io.kiln.template.go;

import static io.kiln.template.go.GoFunction.Takes.ANY;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The functions every Go template has. */
final class Builtins {
  static final Map<String, GoFunction> ALL = all();

  private Builtins() {}

  private static Map<String, GoFunction> all() {
    Map<String, GoFunction> all = new TreeMap<>(Comparisons.ALL);
    all.put("and", GoFunction.untilOne(false));
    all.put("or", GoFunction.untilOne(true));
    all.put("not", GoFunction.of(args -> !GoPrint.isTrue(args.get(0)), ANY));
    all.put("len", GoFunction.of(args -> length(args.get(0)), ANY));
    all.put("index", GoFunction.variadic(Builtins::index, ANY, ANY));
    all.put("print", GoFunction.variadic(GoPrintf::print, ANY));
    all.put("println", GoFunction.variadic(GoPrintf::println, ANY));
    all.put(
        "printf",
        GoFunction.variadic(
            args -> GoPrintf.format((String) args.get(0), args.subList(1, args.size())),
            GoFunction.Takes.STRING,
            ANY));
    all.put("html", GoFunction.variadic(args -> html(GoPrintf.print(args)), ANY));
    all.put("js", GoFunction.variadic(args -> GoText.script(GoPrintf.print(args)), ANY));
    all.put("slice", GoFunction.variadic(Slices::of, ANY, ANY));
    all.put("call", GoFunction.variadic(Builtins::noFunction, ANY, ANY));
    all.put("urlquery", GoFunction.variadic(args -> query(GoPrintf.print(args)), ANY));
    return Map.copyOf(all);
  }

  static Object length(Object value) {
    if (value instanceof String) {
      return (long) ((String) value).getBytes(StandardCharsets.UTF_8).length;
    }
    if (value instanceof List) {
      return (long) ((List<?>) value).size();
    }
    if (value instanceof Map) {
      return (long) ((Map<?, ?>) value).size();
    }
    String problem =
        value == Call.NIL
            ? "reflect: call of reflect.Value.Type on zero Value"
            : "len of type " + GoPrint.typeName(value);
    throw TemplateError.of(problem);
  }

  private static Object index(List<Object> args) {
    Object value = args.get(0);
    for (Object key : args.subList(1, args.size())) {
      value = element(value, key);
    }
    return value;
  }

  private static Object element(Object value, Object key) {
    if (value == Call.NIL) {
      throw TemplateError.of("index of untyped nil");
    }
    if (value instanceof Map) {
      Object found = ((Map<?, ?>) value).get(key);
      return found == null ? Call.NIL : GoPrint.normal(found);
    }
    if (!(value instanceof List || value instanceof String)) {
      throw TemplateError.of("can't index item of type " + GoPrint.typeName(value));
    }
    if (!(key instanceof Long)) {
      throw TemplateError.of("cannot index slice/array with type " + GoPrint.typeName(key));
    }
    long at = (Long) key;
    if (at < 0 || at >= (Long) length(value)) {
      throw TemplateError.of("index out of range: " + at);
    }
    if (value instanceof List) {
      return GoPrint.normal(((List<?>) value).get((int) at));
    }
    return (long) (((String) value).getBytes(StandardCharsets.UTF_8)[(int) at] & 0xff);
  }

  /** Nothing that a template can name is a function value. */
  private static Object noFunction(List<Object> args) {
    Object value = args.get(0);
    throw TemplateError.of(
        value == Call.NIL ? "call of nil" : "non-function of type " + GoPrint.typeName(value));
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;")
        .replace("'", "&#39;")
        .replace("\0", "\uFFFD");
  }

  private static String query(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
  }
}
