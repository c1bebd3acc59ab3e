package io.kiln.tests.language;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.local.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks a console many expressions at once; a line between two answers keeps them apart. */
final class Answers {
  static final Path FOLDER = Path.of("src/test/resources");
  private static final String TEMPLATE = "console.json";
  private static final String MARK = "=-=";

  private final Path scratch;

  Answers(Path scratch) {
    this.scratch = scratch;
  }

  List<String> ofPacker(List<String> expressions) throws IOException, InterruptedException {
    List<String> words = List.of("console", TEMPLATE);
    return answers(new Packer(scratch).run(FOLDER, Map.of(), asked(expressions), words).output());
  }

  List<String> ofKiln(List<String> expressions) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream screen = new PrintStream(out, true, UTF_8);
    Path folder = FOLDER.toAbsolutePath();
    try (InputStream in = Files.newInputStream(asked(expressions))) {
      int unusedExitCode = Main.run(Map.of(), folder, in, screen, screen, "console", TEMPLATE);
    }
    return answers(out.toString(UTF_8));
  }

  private Path asked(List<String> expressions) throws IOException {
    Path file = Files.createTempFile(scratch, "console", ".txt");
    StringBuilder lines = new StringBuilder();
    expressions.forEach(line -> lines.append(line).append('\n').append(MARK).append('\n'));
    return Files.writeString(file, lines, UTF_8);
  }

  /** Packer folds its errors at the width of a terminal, and does not know how grave they are. */
  private static List<String> answers(String output) {
    List<String> answers = new ArrayList<>();
    for (String answer : output.split("(?m)^" + MARK + "\\R", 0)) {
      boolean failed = answer.matches("(?s)(\\?+|Error): Interpolation error.*");
      answers.add(
          failed
              ? answer
                  .replaceFirst("^(\\?+|Error): Interpolation error", "error:")
                  .replaceAll("\\s+", " ")
                  .strip()
              : answer.replaceFirst("\\R$", ""));
    }
    return answers;
  }
}
