package io.kiln.tests.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes expressions of the template language, always the same ones; some of them are broken. */
final class Expressions {
  private static final List<String> TEXTS =
      List.of(
          "`a`", "\"b,c\"", "``", "\"é中文\"", "`A b`", "\"x\\ty\\\"z\"", "\"\\u4e2d\"", "`<a&b>`");
  private static final List<String> NUMBERS =
      List.of("0", "1", "2", "-3", "0x1F", "017", "1_000", "'c'", "9");
  private static final List<String> OTHERS =
      List.of("1.5", "1e3", "true", "false", "nil", ".", ".A");
  private static final String PIECES = "{}()|`\"$.:=,% -x0";

  private final Random random;

  Expressions(long seed) {
    this.random = new Random(seed);
  }

  List<String> list(int count) {
    List<String> all = new ArrayList<>();
    while (all.size() < count) {
      String expression = random.nextInt(5) == 0 ? broken(statement(2)) : statement(2);
      if (!all.contains(expression)) {
        all.add(expression);
      }
    }
    return all;
  }

  private String statement(int depth) {
    int kind = random.nextInt(12);
    if (depth == 0 || kind < 5) {
      return "{{" + trim("- ") + pipe(depth) + trim(" -") + "}}";
    }
    String inner = statement(depth - 1);
    return switch (kind) {
      case 5 -> "{{if " + pipe(1) + "}}" + inner + "{{else}}" + statement(0) + "{{end}}";
      case 6 -> "{{if " + test() + "}}y{{else if " + test() + "}}" + inner + "{{end}}";
      case 7 -> "{{range $i, $e := " + pipe(0) + "}}" + inner + "{{else}}none{{end}}";
      case 8 -> "{{with $x := " + pipe(1) + "}}{{$x}}{{.}}{{else}}" + inner + "{{end}}";
      case 9 -> "{{$v := " + pipe(1) + "}}" + inner + "{{$v}}{{$v = " + text() + "}}{{$v}}";
      case 10 -> "{{define \"t\"}}<{{.}}>{{end}}" + inner + "{{template \"t\" " + pipe(1) + "}}";
      default -> "x " + inner + " {{/* c */}} y" + statement(0);
    };
  }

  private String pipe(int depth) {
    StringBuilder pipe = new StringBuilder(depth == 0 ? value() : call(depth));
    for (int i = random.nextInt(3); i > 1; i--) {
      pipe.append(" | ").append(one("upper", "lower", "print", "len", "printf `%q`", "not"));
    }
    return pipe.toString();
  }

  private String test() {
    return one("eq", "ne", "lt", "le", "gt", "ge") + " " + value() + " " + value();
  }

  private String call(int depth) {
    String inner = depth > 1 ? "(" + call(depth - 1) + ")" : text();
    return switch (random.nextInt(16)) {
      case 0 -> one("upper", "lower") + " " + inner;
      case 1 -> "split " + inner + " " + text() + " " + number();
      case 2 -> "replace_all " + text() + " " + text() + " " + inner;
      case 3 -> "replace " + text() + " " + text() + " " + number() + " " + inner;
      case 4 -> "user " + one("`name`", "`名称`", "`nowhere`", "`of`");
      case 5 -> "printf " + format() + " " + value() + " " + value();
      case 6 -> one("print", "println") + " " + value() + " " + inner + " " + value();
      case 7 -> "len " + inner;
      case 8 -> one("index", "slice") + " " + inner + " " + number();
      case 9 -> one("html", "js", "urlquery") + " " + inner;
      case 10 -> test();
      case 11 -> one("and", "or") + " " + value() + " (" + test() + ")";
      case 12 -> "not " + value();
      case 13 -> "slice " + inner + " " + number() + " " + number();
      case 14 -> one("env `HOME`", "build_name", "build `ID`", "packer_version", "frobnicate `x`");
      default -> value();
    };
  }

  private String format() {
    return one(
        "`%v|%v`",
        "`%d-%s`",
        "`%5d|%-5s|`",
        "`%05d%x`",
        "`%q%q`",
        "`%+d%t`",
        "`%T %T`",
        "`%8.3f%%`",
        "`%c%U`",
        "`%s`",
        "`%#v %#q`",
        "`%X% x`",
        "`%6.2f|%e`",
        "`%b%o`");
  }

  private String value() {
    return switch (random.nextInt(4)) {
      case 0 -> number();
      case 1 -> OTHERS.get(random.nextInt(OTHERS.size()));
      default -> text();
    };
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private String number() {
    return NUMBERS.get(random.nextInt(NUMBERS.size()));
  }

  private String trim(String mark) {
    return random.nextInt(8) == 0 ? mark : "";
  }

  private String broken(String expression) {
    StringBuilder changed = new StringBuilder(expression);
    int at = random.nextInt(changed.length());
    switch (random.nextInt(3)) {
      case 0 -> changed.deleteCharAt(at);
      case 1 -> changed.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
      default -> changed.setCharAt(at, PIECES.charAt(random.nextInt(PIECES.length())));
    }
    return changed.toString();
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
