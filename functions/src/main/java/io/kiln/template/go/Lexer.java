package io.kiln.template.go;

import io.kiln.template.go.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a template into tokens; an error becomes the last token, as Go's parser expects it. */
final class Lexer {
  private static final Set<String> KEYWORDS =
      Set.of(
          "if", "else", "end", "range", "with", "define", "template", "block", "break", "continue");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int parens;
  private boolean failed;

  private Lexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    while (!failed && at < text.length()) {
      int open = text.indexOf("{{", at);
      if (open < 0) {
        plain(text.substring(at), at);
        at = text.length();
        break;
      }
      boolean trim = isTrim(open + 2);
      String before = text.substring(at, open);
      plain(trim ? stripTrailing(before) : before, at);
      at = open;
      action(trim);
    }
    if (!failed) {
      add(Kind.END, "", text.length());
    }
  }

  private boolean isTrim(int from) {
    return text.startsWith("-", from) && from + 1 < text.length() && isSpace(text.charAt(from + 1));
  }

  private void plain(String part, int offset) {
    if (!part.isEmpty()) {
      add(Kind.TEXT, part, offset);
    }
  }

  private void action(boolean trim) {
    int start = at;
    at += trim ? 4 : 2;
    if (text.startsWith("/*", at)) {
      comment();
      return;
    }
    add(Kind.LEFT_DELIM, "{{", start);
    parens = 0;
    while (!failed && !closes()) {
      one();
    }
  }

  private void comment() {
    int end = text.indexOf("*/", at);
    if (end < 0) {
      fail("unclosed comment");
      return;
    }
    at = end + 2;
    if (text.startsWith(" -}}", at)) {
      at += 4;
      skipSpaces();
    } else if (text.startsWith("}}", at)) {
      at += 2;
    } else {
      fail("comment ends before closing delimiter");
    }
  }

  private boolean closes() {
    boolean trim = at < text.length() && isSpace(text.charAt(at)) && text.startsWith("-}}", at + 1);
    if (!trim && !text.startsWith("}}", at)) {
      return false;
    }
    if (parens > 0) {
      fail("unclosed left paren");
      return true;
    }
    add(Kind.RIGHT_DELIM, "}}", trim ? at + 2 : at);
    at += trim ? 4 : 2;
    if (trim) {
      skipSpaces();
    }
    return true;
  }

  private void one() {
    if (at >= text.length()) {
      fail("unclosed action");
      return;
    }
    char c = text.charAt(at);
    if (isSpace(c)) {
      spaces();
    } else if (c == '"' || c == '\'') {
      quoted(c);
    } else if (c == '`') {
      raw();
    } else if (c == '.' || c == '$') {
      dotted(c);
    } else if (Character.isDigit(c) || c == '+' || c == '-') {
      number();
    } else if (isWord(c)) {
      word();
    } else {
      symbol(c);
    }
  }

  private void spaces() {
    int start = at;
    while (at < text.length() && isSpace(text.charAt(at))) {
      if (at > start && text.startsWith("-}}", at + 1)) {
        break;
      }
      at++;
    }
    add(Kind.SPACE, text.substring(start, at), start);
  }

  private void quoted(char quote) {
    int start = at++;
    String kind = quote == '"' ? "quoted string" : "character constant";
    while (at < text.length() && text.charAt(at) != quote) {
      if (text.charAt(at) == '\n') {
        break;
      }
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= text.length() || text.charAt(at) == '\n') {
      fail("unterminated " + kind);
      return;
    }
    at++;
    add(quote == '"' ? Kind.STRING : Kind.CHAR, text.substring(start, at), start);
  }

  private void raw() {
    int end = text.indexOf('`', at + 1);
    if (end < 0) {
      fail("unterminated raw quoted string");
      return;
    }
    add(Kind.STRING, text.substring(at, end + 1), at);
    at = end + 1;
  }

  private void dotted(char c) {
    int start = at++;
    if (c == '.' && at < text.length() && Character.isDigit(text.charAt(at))) {
      at = start;
      number();
      return;
    }
    skipWord();
    boolean bare = at == start + 1;
    if (!atTerminator()) {
      fail("bad character " + GoText.describe(text.codePointAt(at)));
      return;
    }
    Kind kind = c == '$' ? Kind.VARIABLE : bare ? Kind.DOT : Kind.FIELD;
    add(kind, text.substring(start, at), start);
  }

  private void number() {
    int start = at++;
    while (at < text.length() && (isWord(text.charAt(at)) || isNumberSign(start))) {
      at++;
    }
    String number = text.substring(start, at);
    if (GoNumber.parse(number).isEmpty()) {
      String kind = number.length() == 1 ? "illegal" : "bad";
      fail(kind + " number syntax: " + GoText.quote(number));
      return;
    }
    add(Kind.NUMBER, number, start);
  }

  private boolean isNumberSign(int start) {
    char c = text.charAt(at);
    boolean afterExponent = "eE".indexOf(text.charAt(at - 1)) >= 0 && !text.startsWith("0x", start);
    return c == '.' || ((c == '+' || c == '-') && afterExponent);
  }

  private void word() {
    int start = at;
    skipWord();
    String word = text.substring(start, at);
    if (!atTerminator()) {
      fail("bad character " + GoText.describe(text.codePointAt(at)));
    } else if (KEYWORDS.contains(word)) {
      add(Kind.KEYWORD, word, start);
    } else if (word.equals("true") || word.equals("false")) {
      add(Kind.BOOL, word, start);
    } else {
      add(word.equals("nil") ? Kind.NIL : Kind.IDENTIFIER, word, start);
    }
  }

  private void symbol(char c) {
    if (text.startsWith(":=", at)) {
      add(Kind.DECLARE, ":=", at);
      at += 2;
      return;
    }
    parens += c == '(' ? 1 : c == ')' ? -1 : 0;
    int known = "|(),=".indexOf(c);
    if (known < 0) {
      unknown(c);
      return;
    }
    Kind[] kinds = {Kind.PIPE, Kind.LEFT_PAREN, Kind.RIGHT_PAREN, Kind.COMMA, Kind.ASSIGN};
    add(kinds[known], String.valueOf(c), at++);
  }

  private void unknown(char c) {
    if (c == ':') {
      fail("expected :=");
    } else if (c > ' ' && c < 0x7f) {
      add(Kind.OTHER, String.valueOf(c), at++);
    } else {
      fail("unrecognized character in action: " + GoText.describe(text.codePointAt(at)));
    }
  }

  private boolean atTerminator() {
    return at >= text.length()
        || isSpace(text.charAt(at))
        || ".,|:)(".indexOf(text.charAt(at)) >= 0
        || text.startsWith("}}", at);
  }

  private void skipWord() {
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
  }

  private void skipSpaces() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  private void fail(String reason) {
    failed = true;
    add(Kind.ERROR, reason, at);
  }

  private void add(Kind kind, String value, int offset) {
    tokens.add(new Token(kind, value, offset));
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static String stripTrailing(String value) {
    int end = value.length();
    while (end > 0 && isSpace(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(0, end);
  }
}
