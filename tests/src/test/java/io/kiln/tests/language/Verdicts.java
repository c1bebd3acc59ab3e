package io.kiln.tests.language;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.local.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The corpus: templates, the flags some are validated with, and what Packer said of each. */
final class Verdicts {
  static final Path FOLDER = Path.of("src/test/resources/corpus");
  static final Path RECORD = FOLDER.resolveSibling("corpus-verdicts.json");
  static final Path DIFFERENCES = FOLDER.resolveSibling("corpus-differences.json");

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "ALICLOUD_ACCESS_KEY", "corpus-key",
          "ALICLOUD_SECRET_KEY", "corpus-secret",
          "CORPUS_TOKEN", "corpus-token");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Verdicts() {}

  /** Accepted, or refused for these reasons. */
  record Verdict(boolean accepted, Set<String> reasons) {}

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json") && !name.startsWith("_"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList();
    }
  }

  static Verdict ofPacker(Packer packer, String name) throws IOException, InterruptedException {
    Packer.Ended ended = packer.run(FOLDER, ENVIRONMENT, arguments(name));
    Set<String> reasons = ended.exitCode() == 0 ? Set.of() : Reasons.ofPacker(ended.output());
    return new Verdict(ended.exitCode() == 0, reasons);
  }

  static Verdict ofKiln(String name) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream screen = new PrintStream(out, true, UTF_8);
    Path folder = FOLDER.toAbsolutePath();
    int exitCode =
        Main.run(ENVIRONMENT, folder, screen, screen, arguments(name).toArray(String[]::new));
    return new Verdict(
        exitCode == 0, exitCode == 0 ? Set.of() : Reasons.ofKiln(out.toString(UTF_8)));
  }

  private static List<String> arguments(String name) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("validate"));
    Path flags = FOLDER.resolve(name + ".args");
    if (Files.exists(flags)) {
      arguments.addAll(Files.readAllLines(flags));
    }
    arguments.add(name + ".json");
    return arguments;
  }

  /** What Packer said when it was last asked. */
  static Map<String, Verdict> recorded() throws IOException {
    Map<String, Verdict> verdicts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : JSON.readTree(RECORD.toFile()).properties()) {
      Set<String> reasons = new TreeSet<>();
      entry.getValue().forEach(reason -> reasons.add(reason.asText()));
      verdicts.put(entry.getKey(), new Verdict(entry.getValue().isNull(), reasons));
    }
    return verdicts;
  }

  static void record(Map<String, Verdict> verdicts) throws IOException {
    ObjectNode all = JSON.createObjectNode();
    verdicts.forEach(
        (name, verdict) -> {
          if (verdict.accepted()) {
            all.putNull(name);
          } else {
            verdict.reasons().forEach(all.withArray("/" + name)::add);
          }
        });
    Files.writeString(
        RECORD, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n", UTF_8);
  }

  /** Where Kiln's verdict or reason is another on purpose: the reason of that. */
  static Map<String, String> differences() throws IOException {
    Map<String, String> all = new TreeMap<>();
    JSON.readTree(DIFFERENCES.toFile())
        .properties()
        .forEach(
            kind ->
                kind.getValue()
                    .properties()
                    .forEach(
                        because ->
                            because
                                .getValue()
                                .forEach(
                                    name ->
                                        all.put(
                                            name.asText(),
                                            kind.getKey() + ": " + because.getKey()))));
    return all;
  }
}
