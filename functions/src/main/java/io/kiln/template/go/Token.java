package io.kiln.template.go;

/** One lexical item of a template. */
final class Token {
  enum Kind {
    TEXT,
    LEFT_DELIM,
    RIGHT_DELIM,
    SPACE,
    IDENTIFIER,
    KEYWORD,
    FIELD,
    VARIABLE,
    DOT,
    NIL,
    BOOL,
    STRING,
    CHAR,
    NUMBER,
    PIPE,
    LEFT_PAREN,
    RIGHT_PAREN,
    COMMA,
    DECLARE,
    ASSIGN,
    OTHER,
    ERROR,
    END
  }

  final Kind kind;
  final String text;
  final int offset;

  Token(Kind kind, String text, int offset) {
    this.kind = kind;
    this.text = text;
    this.offset = offset;
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  boolean isKeyword(String word) {
    return kind == Kind.KEYWORD && text.equals(word);
  }

  /** As Go prints a token inside "unexpected ... in ...". */
  @Override
  public String toString() {
    if (kind == Kind.END) {
      return "EOF";
    }
    if (kind == Kind.ERROR) {
      return text;
    }
    if (kind == Kind.KEYWORD || kind == Kind.DOT || kind == Kind.NIL) {
      return "<" + text + ">";
    }
    return text.length() > 10 ? GoText.quote(text.substring(0, 10)) + "..." : GoText.quote(text);
  }
}
