package io.kiln.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** How one command ended, and what it wrote. */
record Outcome(List<String> args, int exitCode, String out, String err) {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final String ID = "\\b(vpc|vsw|sg|i|m|s|d|eni)-[0-9a-z]{18,22}";
  private static final String BUILD = "\\bb-[a-z2-9]{10}\\b";
  private static final String REQUEST =
      "[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}";
  private static final String TOOK = "after \\d+ [a-z]+(?: \\d+ [a-z]+)?(?=[.:\\n])";

  /** Compares with the golden file of that name; {@code -Dgolden.update=true} writes it instead. */
  void matches(String name) throws IOException {
    Path file = GOLDEN.resolve(name + ".txt");
    String seen = masked();
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, seen);
    }
    assertThat(seen).as(file.toString()).isEqualTo(Files.readString(file));
  }

  private String masked() {
    String all =
        "$ kiln "
            + String.join(" ", args)
            + "\n"
            + out
            + (err.isEmpty() ? "" : "--- standard error\n" + err)
            + "--- exit code "
            + exitCode
            + "\n";
    String examples = Pattern.quote(Cli.example("").toString());
    return all.replaceAll(examples, "examples")
        .replaceAll(ID, "$1-…")
        .replaceAll(BUILD, "b-…")
        .replaceAll(REQUEST, "REQUEST-ID")
        .replaceAll(TOOK, "after …")
        .replaceAll("127\\.\\d+\\.\\d+\\.\\d+", "127.…")
        .replaceAll("(?m) +$", "");
  }
}
