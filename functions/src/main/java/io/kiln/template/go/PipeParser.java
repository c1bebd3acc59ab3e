package io.kiln.template.go;

import io.kiln.template.go.Token.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns tokens into pipelines, commands and operands. */
final class PipeParser {
  private static final int DEEPEST = 100;
  private static final Set<Kind> STARTS =
      EnumSet.of(
          Kind.BOOL,
          Kind.CHAR,
          Kind.DOT,
          Kind.FIELD,
          Kind.IDENTIFIER,
          Kind.NUMBER,
          Kind.NIL,
          Kind.STRING,
          Kind.VARIABLE,
          Kind.LEFT_PAREN);

  private final Source source;
  private final Tokens tokens;
  private final Map<String, GoFunction> functions;
  private final List<String> variables = new ArrayList<>(List.of("$"));
  private int depth;

  PipeParser(Source source, Tokens tokens, Map<String, GoFunction> functions) {
    this.source = source;
    this.tokens = tokens;
    this.functions = functions;
  }

  int mark() {
    return variables.size();
  }

  void pop(int mark) {
    variables.subList(mark, variables.size()).clear();
  }

  PipeNode action() {
    return pipeline("command");
  }

  PipeNode pipeline(String context) {
    return pipeline(context, tokens.peekWord(), Kind.RIGHT_DELIM);
  }

  private PipeNode pipeline(String context, Token start, Kind end) {
    Declaration declaration = Declaration.read(tokens, context);
    declaration.names.stream().filter(name -> declaration.assigns).forEach(this::requireVariable);
    List<CommandNode> commands = new ArrayList<>();
    while (true) {
      Token token = tokens.peekWord();
      if (token.is(end)) {
        tokens.next();
        break;
      }
      if (!STARTS.contains(token.kind)) {
        throw tokens.unexpected(token, context);
      }
      commands.add(command());
    }
    check(commands, context);
    if (!declaration.assigns) {
      variables.addAll(declaration.names);
    }
    boolean parenthesized = end == Kind.RIGHT_PAREN;
    return new PipeNode(source, start, declaration, commands, parenthesized);
  }

  private void check(List<CommandNode> commands, String context) {
    if (commands.isEmpty()) {
      throw tokens.error("missing value for " + context);
    }
    for (int stage = 1; stage < commands.size(); stage++) {
      if (!commands.get(stage).takesArguments()) {
        throw tokens.error("non executable command in pipeline stage " + (stage + 1));
      }
    }
  }

  private CommandNode command() {
    int start = tokens.peekWord().offset;
    List<Node.Operand> words = new ArrayList<>();
    while (true) {
      tokens.peekWord();
      operand().ifPresent(words::add);
      Token token = tokens.peek();
      if (token.is(Kind.SPACE)) {
        tokens.next();
      } else if (token.is(Kind.RIGHT_DELIM) || token.is(Kind.RIGHT_PAREN)) {
        break;
      } else if (token.is(Kind.PIPE)) {
        tokens.next();
        break;
      } else if (token.is(Kind.ERROR)) {
        throw tokens.error(token.text);
      } else {
        throw tokens.unexpected(token, "operand");
      }
    }
    if (words.isEmpty()) {
      throw tokens.error("empty command");
    }
    return new CommandNode(source, start, words);
  }

  private Optional<Node.Operand> operand() {
    Token first = tokens.peek();
    if (!STARTS.contains(first.kind)) {
      return Optional.empty();
    }
    tokens.next();
    return Optional.of(operand(first));
  }

  private Node.Operand operand(Token first) {
    switch (first.kind) {
      case FIELD:
        return FieldNode.dot(source, first, fields(first.text.substring(1)));
      case VARIABLE:
        requireVariable(first.text);
        return FieldNode.variable(source, first, fields());
      case LEFT_PAREN:
        return chained(first, parenthesized(first));
      case IDENTIFIER:
        return chained(first, function(first));
      default:
        return constant(first, fields());
    }
  }

  private Node.Operand chained(Token first, Node.Operand inner) {
    List<String> fields = fields();
    return fields.isEmpty() ? inner : FieldNode.of(source, first, inner, fields);
  }

  private List<String> fields(String... before) {
    List<String> fields = new ArrayList<>(List.of(before));
    while (tokens.peek().is(Kind.FIELD)) {
      fields.add(tokens.next().text.substring(1));
    }
    return fields;
  }

  private Node.Operand constant(Token first, List<String> fields) {
    Node.Operand constant =
        first.is(Kind.DOT) ? FieldNode.dot(source, first, List.of()) : literal(first);
    if (!fields.isEmpty()) {
      throw tokens.error("unexpected . after term " + GoText.quote(first.text));
    }
    return constant;
  }

  private Node.Operand parenthesized(Token open) {
    if (++depth > DEEPEST) {
      throw tokens.error("the expression is nested too deeply");
    }
    Node.Operand inner = pipeline("parenthesized pipeline", open, Kind.RIGHT_PAREN);
    depth--;
    return inner;
  }

  private Node.Operand function(Token name) {
    if (!functions.containsKey(name.text) && !Builtins.ALL.containsKey(name.text)) {
      throw tokens.error("function " + GoText.quote(name.text) + " not defined");
    }
    return new FunctionNode(source, name);
  }

  private void requireVariable(String name) {
    if (!variables.contains(name)) {
      throw tokens.error("undefined variable " + GoText.quote(name));
    }
  }

  private Literal literal(Token token) {
    switch (token.kind) {
      case NIL:
        return new Literal(source, token, Call.NIL);
      case BOOL:
        return new Literal(source, token, Boolean.valueOf(token.text));
      case NUMBER:
        return new Literal(source, token, GoNumber.parse(token.text).orElse(0L));
      case CHAR:
        return new Literal(source, token, character(token));
      default:
        return new Literal(source, token, text(token));
    }
  }

  private Object character(Token token) {
    String text = text(token);
    if (text.codePointCount(0, text.length()) != 1) {
      throw tokens.error("malformed character constant: " + token.text);
    }
    return (long) text.codePointAt(0);
  }

  private String text(Token token) {
    return GoText.unquote(token.text).orElseThrow(() -> tokens.error("invalid syntax"));
  }
}
