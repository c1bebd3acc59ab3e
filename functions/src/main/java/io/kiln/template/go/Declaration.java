package io.kiln.template.go;

import io.kiln.template.go.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** The variables a pipeline starts with: `$x :=`, `$x =`, and `$i, $e :=` of a range. */
final class Declaration {
  final List<String> names;
  final boolean assigns;

  private Declaration(List<String> names, boolean assigns) {
    this.names = names;
    this.assigns = assigns;
  }

  static Declaration read(Tokens tokens, String context) {
    List<String> names = new ArrayList<>();
    int start = tokens.mark();
    while (tokens.peekWord().is(Kind.VARIABLE)) {
      names.add(tokens.nextWord().text);
      Token token = tokens.peekWord();
      if (token.is(Kind.DECLARE) || token.is(Kind.ASSIGN)) {
        tokens.next();
        return new Declaration(names, token.is(Kind.ASSIGN));
      }
      boolean more = token.is(Kind.COMMA) && context.equals("range") && names.size() < 2;
      if (!more) {
        break;
      }
      tokens.next();
    }
    if (names.size() > 1 || (!names.isEmpty() && tokens.peek().is(Kind.COMMA))) {
      throw tokens.error("too many declarations in " + context);
    }
    tokens.reset(start);
    return new Declaration(List.of(), false);
  }
}
