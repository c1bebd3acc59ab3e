package io.kiln.tests.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The shell lines that README shows for the HTTP API, as a reader would type them. */
final class ReadmeLines {
  private final List<String> lines;

  private ReadmeLines(List<String> lines) {
    this.lines = lines;
  }

  /** The first block below that heading. */
  static ReadmeLines below(String heading) {
    try {
      String text = Files.readString(Checkout.root().resolve("README.md"));
      int from = text.indexOf("```\n", text.indexOf(heading)) + "```\n".length();
      return new ReadmeLines(text.substring(from, text.indexOf("```", from)).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one line that has this in it, without the remark at its end. */
  String with(String words) {
    List<String> found = lines.stream().filter(line -> line.contains(words)).toList();
    if (found.size() != 1) {
      throw new AssertionError("README has " + found.size() + " lines with '" + words + "'");
    }
    return found.get(0).replaceAll("\\s+#.*$", "");
  }

  /** Everything from the line with the one to the line with the other. */
  String between(String first, String last) {
    List<String> found = new ArrayList<>();
    for (String line : lines) {
      if (!found.isEmpty() || line.contains(first)) {
        found.add(line);
      }
      if (!found.isEmpty() && line.contains(last)) {
        return String.join("\n", found);
      }
    }
    throw new AssertionError("README has no lines from '" + first + "' to '" + last + "'");
  }
}
