package io.kiln.local.cli;

/** A command can't do what was asked; the message tells the person why and what to do. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String words;

  CommandFailure(String words) {
    super(words);
    this.words = words;
  }

  CommandFailure(String words, Throwable cause) {
    super(words, cause);
    this.words = words;
  }

  String words() {
    return words;
  }
}
