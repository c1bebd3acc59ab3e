package io.kiln.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Writes the expectations anew: run with {@code -Dkiln.record=true}, and read the difference. */
@EnabledIfSystemProperty(named = "kiln.record", matches = "true")
class TemplateRecorderTest {
  static List<String> names() {
    return TemplateCorpus.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void record(String name) throws IOException, InterruptedException {
    int exitCode =
        PackerCommand.run(TemplateCorpus.FOLDER, "", "validate", name + ".json").exitCode();
    String verdict = exitCode == 0 ? "packer accepts" : "packer refuses";
    List<String> said = TemplateCorpus.said(name);
    List<String> lines = new ArrayList<>(List.of(verdict));
    if (!said.get(0).equals(verdict.replace("packer", "kiln"))) {
      lines.add(reason(name).orElse("because: nobody has said why yet"));
    }
    lines.addAll(said);
    Files.write(TemplateCorpus.FOLDER.resolve(name + ".expected"), lines);
  }

  private static Optional<String> reason(String name) {
    Path recorded = TemplateCorpus.FOLDER.resolve(name + ".expected");
    return Files.exists(recorded)
        ? TemplateCorpus.expected(name).stream()
            .filter(line -> line.startsWith("because"))
            .findFirst()
        : Optional.empty();
  }
}
