package io.kiln.template;

import io.kiln.template.problem.InvalidTemplate;
import io.kiln.template.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The templates under resources, each beside what is expected of it: Packer's verdict, Kiln's, the
 * reason where they differ, and every message.
 */
final class TemplateCorpus {
  static final Path FOLDER = Path.of("src/test/resources/templates");
  static final Map<String, String> ENVIRONMENT =
      Map.of(
          "ALICLOUD_ACCESS_KEY", "ak-env",
          "ALICLOUD_SECRET_KEY", "sk-env",
          "ALICLOUD_REGION", "cn-env",
          "TOKEN", "token-env");

  private TemplateCorpus() {}

  static List<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(String file) {
    try {
      return Files.readString(FOLDER.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> expected(String name) {
    return read(name + ".expected").lines().collect(Collectors.toList());
  }

  /** What Kiln says of the template: its verdict, then each problem and warning. */
  static List<String> said(String name) {
    List<String> lines = new ArrayList<>();
    try {
      Template template = Template.evaluate(input(name));
      lines.add("kiln accepts");
      template.warnings().forEach(w -> lines.add("warning: " + w.place() + ": " + w.message()));
    } catch (InvalidTemplate invalid) {
      lines.add("kiln refuses");
      invalid.problems().forEach(problem -> lines.add(line(problem)));
    }
    return lines;
  }

  private static String line(Problem problem) {
    String value = problem.value().map(v -> " <" + v + ">").orElse("");
    String remedy = problem.remedy().map(r -> " | " + r).orElse("");
    return (problem.place() + ": " + problem.message() + value + remedy).replace("\n", "\\n");
  }

  private static TemplateInput input(String name) {
    return Templates.input(read(name + ".json"))
        .withEnvironment(ENVIRONMENT)
        .withFiles(
            new TemplateFiles() {
              @Override
              public boolean isFile(String path) {
                return Files.isRegularFile(FOLDER.resolve(path));
              }

              @Override
              public boolean isFolder(String path) {
                return Files.isDirectory(FOLDER.resolve(path));
              }
            });
  }
}
