package io.kiln.template.go;

/** The text that a node stands in, and the template it is a part of. */
final class Source {
  /** What the whole text is called; {{define}} names others. */
  static final String ROOT = "root";

  final String text;
  final String template;

  Source(String text, String template) {
    this.text = text;
    this.template = template;
  }
}
