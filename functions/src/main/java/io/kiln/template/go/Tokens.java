package io.kiln.template.go;

import io.kiln.template.go.Token.Kind;
import java.util.List;

/** The tokens of a template with a reading position. */
final class Tokens {
  private final String source;
  private final List<Token> tokens;
  private int at;

  Tokens(String source, List<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(at);
  }

  /** The last token (the end or an error) is never passed. */
  Token next() {
    Token token = tokens.get(at);
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  Token peekWord() {
    while (peek().is(Kind.SPACE)) {
      next();
    }
    return peek();
  }

  Token nextWord() {
    peekWord();
    return next();
  }

  int mark() {
    return at;
  }

  void reset(int mark) {
    at = mark;
  }

  /** Whether an {{else}} or {{end}} comes next. */
  boolean closes() {
    String keyword = keyword();
    return keyword.equals("else") || keyword.equals("end");
  }

  /** The keyword of the action that comes next, or "". */
  String keyword() {
    int ahead = at;
    if (!tokens.get(ahead).is(Kind.LEFT_DELIM)) {
      return "";
    }
    do {
      ahead++;
    } while (tokens.get(ahead).is(Kind.SPACE));
    return tokens.get(ahead).is(Kind.KEYWORD) ? tokens.get(ahead).text : "";
  }

  /** Reads {{end}}. */
  void endOfBlock() {
    nextWord();
    nextWord();
    requireRightDelim("end");
  }

  void requireRightDelim(String context) {
    Token token = nextWord();
    if (!token.is(Kind.RIGHT_DELIM)) {
      throw unexpected(token, context);
    }
  }

  TemplateError unexpected(Token token, String context) {
    boolean broken = token.is(Kind.ERROR);
    return error(broken ? token.text : "unexpected " + token + " in " + context);
  }

  TemplateError error(String reason) {
    int last = Math.min(peek().offset, source.length());
    return TemplateError.parsing(Node.lineAt(source, last), reason);
  }
}
