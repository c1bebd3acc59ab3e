package io.kiln.template.go;

import io.kiln.template.go.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns tokens into statements: text, actions, branches, and templates inside the template. */
final class Parser {
  private static final int DEEPEST = 100;

  private final Source source;
  private final Tokens tokens;
  private final PipeParser pipes;
  private final Map<String, GoFunction> functions;
  private final Map<String, List<Node.Statement>> defined;
  private int depth;
  private int ranges;

  Parser(String text, Map<String, GoFunction> functions) {
    this(
        new Source(text, Source.ROOT),
        new Tokens(text, Lexer.tokens(text)),
        functions,
        new HashMap<>());
  }

  private Parser(
      Source source,
      Tokens tokens,
      Map<String, GoFunction> functions,
      Map<String, List<Node.Statement>> defined) {
    this.source = source;
    this.tokens = tokens;
    this.functions = functions;
    this.defined = defined;
    this.pipes = new PipeParser(source, tokens, functions);
  }

  /** Every template of the text by its name; the text itself is {@link Source#ROOT}. */
  Map<String, List<Node.Statement>> templates() {
    List<Node.Statement> all = new ArrayList<>();
    while (!tokens.peek().is(Kind.END)) {
      if (tokens.closes()) {
        throw tokens.error("unexpected {{" + tokens.keyword() + "}}");
      }
      if (tokens.keyword().equals("define")) {
        definition();
      } else {
        all.add(statement());
      }
    }
    add(Source.ROOT, all);
    return defined;
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
    if (!word.is(Kind.KEYWORD) || word.text.equals("define")) {
      return new Statements.Action(source, word, pipes.action());
    }
    tokens.nextWord();
    switch (word.text) {
      case "break":
      case "continue":
        return jump(word);
      case "template":
        return include(word);
      case "block":
        return block(word);
      default:
        return branch(word);
    }
  }

  private Node.Statement jump(Token word) {
    String action = "{{" + word.text + "}}";
    tokens.requireRightDelim(action);
    if (ranges == 0) {
      throw tokens.error(action + " outside {{range}}");
    }
    return new Jump(source, word);
  }

  private void definition() {
    tokens.next();
    tokens.nextWord();
    String name = name("define clause");
    tokens.requireRightDelim("define clause");
    inner(name, "define clause");
  }

  private Node.Statement include(Token word) {
    String name = name("template clause");
    if (tokens.peekWord().is(Kind.RIGHT_DELIM)) {
      tokens.next();
      return new Include(source, word, name, Optional.empty());
    }
    return new Include(source, word, name, Optional.of(pipes.pipeline("template clause")));
  }

  private Node.Statement block(Token word) {
    String name = name("block clause");
    PipeNode pipe = pipes.pipeline("block clause");
    inner(name, "block clause");
    return new Include(source, word, name, Optional.of(pipe));
  }

  private String name(String context) {
    Token token = tokens.nextWord();
    if (!token.is(Kind.STRING)) {
      throw tokens.unexpected(token, context);
    }
    return GoText.unquote(token.text).orElseThrow(() -> tokens.error("invalid syntax"));
  }

  /** The statements of a template inside this one, up to its {{end}}. */
  private void inner(String name, String context) {
    if (++depth > DEEPEST) {
      throw tokens.error("the template is nested too deeply");
    }
    Parser parser = new Parser(new Source(source.text, name), tokens, functions, defined);
    parser.depth = depth;
    List<Node.Statement> statements = parser.block();
    if (tokens.keyword().equals("else")) {
      throw tokens.error("unexpected {{else}} in " + context);
    }
    tokens.endOfBlock();
    add(name, statements);
    depth--;
  }

  /** An empty template gives way to another of its name. */
  private void add(String name, List<Node.Statement> statements) {
    List<Node.Statement> former = defined.getOrDefault(name, List.of());
    if (isEmpty(former)) {
      defined.put(name, statements);
    } else if (!isEmpty(statements)) {
      String quoted = GoText.quote(name);
      throw tokens.error("template: multiple definition of template " + quoted);
    }
  }

  private static boolean isEmpty(List<Node.Statement> statements) {
    return statements.stream()
        .allMatch(one -> one instanceof Statements.Text && one.toString().isBlank());
  }

  private Node.Statement branch(Token word) {
    if (++depth > DEEPEST) {
      throw tokens.error("the template is nested too deeply");
    }
    int mark = pipes.mark();
    PipeNode pipe = pipes.pipeline(word.text);
    boolean range = word.text.equals("range");
    ranges += range ? 1 : 0;
    List<Node.Statement> yes = block();
    ranges -= range ? 1 : 0;
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
