package io.kiln.template.go;

/** What is wrong with one piece of template text, in the words Go would use. */
public final class TemplateError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String full;

  private TemplateError(String reason, String full) {
    super(full);
    this.reason = reason;
    this.full = full;
  }

  /** An error of a function; the engine adds which call it was. */
  public static TemplateError of(String reason) {
    return new TemplateError(reason, reason);
  }

  static TemplateError parsing(int line, String reason) {
    return new TemplateError(reason, "template: root:" + line + ": " + reason);
  }

  static TemplateError executing(Node node, String reason) {
    String place = "template: root:" + node.line() + ":" + node.column();
    String where = ": executing " + GoText.quote(node.template()) + " at <" + node + ">: ";
    return new TemplateError(reason, place + where + reason);
  }

  /** As Go prints it, with the position in the text. */
  public String full() {
    return full;
  }

  /** The bare reason, for a message that has a place of its own. */
  public String reason() {
    return reason;
  }
}
