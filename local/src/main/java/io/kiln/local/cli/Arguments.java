package io.kiln.local.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of a command line as Packer takes them: one dash or two; machine-readable, and which
 * deployment is meant, anywhere.
 */
record Arguments(List<String> list, boolean machineReadable, Optional<String> at) {
  private static final String MACHINE_READABLE = "-machine-readable";
  private static final String AT = "-at";

  static Arguments of(String... args) {
    List<String> words = new ArrayList<>();
    boolean machineReadable = false;
    Optional<String> at = Optional.empty();
    for (int i = 0; i < args.length; i++) {
      String arg = args[i];
      String word = arg.matches("--[a-zA-Z].*") ? arg.substring(1) : arg;
      if (word.equals(MACHINE_READABLE) || word.equals(MACHINE_READABLE + "=true")) {
        machineReadable = true;
      } else if (word.startsWith(AT + "=")) {
        at = Optional.of(word.substring(AT.length() + 1));
      } else if (word.equals(AT) && i + 1 < args.length) {
        at = Optional.of(args[++i]);
      } else if (!word.equals(MACHINE_READABLE + "=false")) {
        words.add(word);
      }
    }
    return new Arguments(List.copyOf(words), machineReadable, at);
  }

  String[] words() {
    return list.toArray(String[]::new);
  }
}
