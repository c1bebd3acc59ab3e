package io.kiln.template.go;

/** {{break}} or {{continue}}: leaves the range around it, or its turn. */
final class Jump extends Node.Statement {
  private final boolean leaves;

  Jump(Source source, Token token) {
    super(source, token.offset);
    this.leaves = token.text.equals("break");
  }

  @Override
  void run(Scope scope) {
    throw new Taken(leaves);
  }

  @Override
  public String toString() {
    return leaves ? "{{break}}" : "{{continue}}";
  }

  /** On its way to the range. */
  static final class Taken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final boolean leaves;

    private Taken(boolean leaves) {
      super("outside a range", null, false, false);
      this.leaves = leaves;
    }
  }
}
