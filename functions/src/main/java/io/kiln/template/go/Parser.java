package io.kiln.template.go;

import io.kiln.template.go.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns tokens into statements: text, actions and branches. */
final class Parser {
  private static final int DEEPEST = 100;

  private final String source;
  private final Tokens tokens;
  private final PipeParser pipes;
  private int depth;

  Parser(String source, Map<String, GoFunction> functions) {
    this.source = source;
    this.tokens = new Tokens(source, Lexer.tokens(source));
    this.pipes = new PipeParser(source, tokens, functions);
  }

  List<Node.Statement> statements() {
    List<Node.Statement> all = new ArrayList<>();
    while (!tokens.peek().is(Kind.END)) {
      if (tokens.closes()) {
        throw tokens.error("unexpected {{" + tokens.keyword() + "}}");
      }
      all.add(statement());
    }
    return all;
  }

  private Node.Statement statement() {
    Token token = tokens.next();
    if (token.is(Kind.TEXT)) {
      return new Statements.Text(source, token);
    }
    if (token.is(Kind.ERROR)) {
      throw tokens.error(token.text);
    }
    if (!token.is(Kind.LEFT_DELIM)) {
      throw tokens.unexpected(token, "input");
    }
    Token word = tokens.peekWord();
    if (!word.is(Kind.KEYWORD)) {
      return new Statements.Action(source, word, pipes.action());
    }
    tokens.nextWord();
    if (word.text.equals("if") || word.text.equals("with") || word.text.equals("range")) {
      return branch(word);
    }
    throw tokens.error("{{" + word.text + "}} cannot be used here");
  }

  private Node.Statement branch(Token word) {
    if (++depth > DEEPEST) {
      throw tokens.error("the template is nested too deeply");
    }
    int mark = pipes.mark();
    PipeNode pipe = pipes.pipeline(word.text);
    List<Node.Statement> yes = block();
    List<Node.Statement> no = List.of();
    if (tokens.keyword().equals("else")) {
      no = otherwise(word);
    } else {
      tokens.endOfBlock();
    }
    pipes.pop(mark);
    depth--;
    return new Branch(source, word, pipe, yes, no);
  }

  private List<Node.Statement> otherwise(Token word) {
    tokens.nextWord();
    tokens.nextWord();
    if (word.text.equals("if") && tokens.peekWord().isKeyword("if")) {
      return List.of(branch(tokens.nextWord()));
    }
    tokens.requireRightDelim("else");
    List<Node.Statement> no = block();
    if (tokens.keyword().equals("else")) {
      throw tokens.error("expected end; found {{else}}");
    }
    tokens.endOfBlock();
    return no;
  }

  /** Statements up to the {{else}} or {{end}} that closes them, which is left to be read. */
  private List<Node.Statement> block() {
    List<Node.Statement> all = new ArrayList<>();
    while (!tokens.closes()) {
      if (tokens.peek().is(Kind.END)) {
        throw tokens.error("unexpected EOF");
      }
      all.add(statement());
    }
    return all;
  }
}
