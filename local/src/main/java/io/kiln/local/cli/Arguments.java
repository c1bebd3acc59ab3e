package io.kiln.local.cli;

import java.util.ArrayList;
import java.util.List;

/** The words of a command line as Packer takes them: one dash or two, machine-readable anywhere. */
record Arguments(List<String> list, boolean machineReadable) {
  private static final String MACHINE_READABLE = "-machine-readable";

  static Arguments of(String... args) {
    List<String> words = new ArrayList<>();
    boolean machineReadable = false;
    for (String arg : args) {
      String word = arg.matches("--[a-zA-Z].*") ? arg.substring(1) : arg;
      if (word.equals(MACHINE_READABLE) || word.equals(MACHINE_READABLE + "=true")) {
        machineReadable = true;
      } else if (!word.equals(MACHINE_READABLE + "=false")) {
        words.add(word);
      }
    }
    return new Arguments(List.copyOf(words), machineReadable);
  }

  String[] words() {
    return list.toArray(String[]::new);
  }
}
