package io.kiln.tests.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/deploying.md is held to what it talks about. */
final class DeployingTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern MARK =
      Pattern.compile("unconfirmed|not confirmed|settles at the first", Pattern.CASE_INSENSITIVE);

  /** The last column of the checklist: a file, and words that are where it is settled. */
  private static final Pattern PLACE = Pattern.compile("(?m)\\| `([^`|]+)`: `([^`|]+)` \\|$");

  private final String page = read(ROOT.resolve("docs/deploying.md"));

  @Test
  void everyOpenQuestionInTheSourcesIsOnTheChecklist() throws IOException {
    Map<String, Long> listed = count(Place.all(page).stream().map(Place::file));
    Map<String, Long> marked = count(marks().stream());

    assertThat(marked).hasSizeGreaterThan(8);
    marked.forEach(
        (file, marks) ->
            assertThat(listed.getOrDefault(file, 0L))
                .as("rows of the checklist for the marks in " + file)
                .isGreaterThanOrEqualTo(file.endsWith(".txt") ? 1 : marks));
  }

  @Test
  void everyPlaceOnTheChecklistIsThere() {
    assertThat(Place.all(page)).hasSizeGreaterThan(25);
    for (Place place : Place.all(page)) {
      assertThat(ROOT.resolve(place.file())).isRegularFile();
      assertThat(read(ROOT.resolve(place.file()))).as(place.file()).contains(place.words());
    }
    assertThat(page.lines().filter(line -> line.startsWith("| ") && line.contains(".java`")))
        .as("rows that name a file name a place in it")
        .allMatch(line -> PLACE.matcher(line).find());
  }

  @Test
  void theCommandsNameParametersThatTheStackHas() throws IOException {
    JsonNode parameters = new YAMLMapper().readTree(read(ROOT.resolve("template.yml")));
    Matcher named = Pattern.compile("ParameterKey +(\\w+)").matcher(page);
    List<String> names = new ArrayList<>();
    while (named.find()) {
      names.add(named.group(1));
    }

    assertThat(names).contains("StackTag", "CodeBucket", "CodeKey");
    assertThat(names).allMatch(name -> parameters.path("Parameters").has(name));
  }

  @Test
  void theSmokeBuildGivesTheFlowAllThatItReads() throws IOException {
    Matcher input = Pattern.compile("--Input '(\\{.*?})'").matcher(page);
    assertThat(input.find()).isTrue();
    Matcher read =
        Pattern.compile("(?m)^ +\\w+\\.\\$: \\$Input\\.(\\w+)$")
            .matcher(
                read(ROOT.resolve("template.yml"))
                    .replaceAll("(?s)^.*?Name: Step\\b|OutputConstructor.*$", ""));
    List<String> names = new ArrayList<>();
    while (read.find()) {
      names.add(read.group(1));
    }

    assertThat(names).contains("build", "seq", "turn", "looks");
    JsonNode given = new YAMLMapper().readTree(input.group(1));
    assertThat(names).allMatch(given::has);
  }

  @Test
  void theKeyThatTheCommandsMakeIsOneThatTheStackTakes() {
    assertThat(page).contains("KEY=kiln/kiln-functions-$(sha256sum $JAR | cut -c1-12).jar");
    Deployment deployed =
        Deployment.ours()
            .given("CodeBucket", "kiln-code-1234567890123456-cn-hangzhou")
            .given("CodeKey", "kiln/kiln-functions-0a1b2c3d4e5f.jar");

    assertThatCode(deployed::stack).doesNotThrowAnyException();
  }

  /** The file of every mark, as often as it has marks. */
  private static List<String> marks() throws IOException {
    List<String> marks = new ArrayList<>();
    for (Path file : sources()) {
      String name = ROOT.relativize(file).toString();
      read(file)
          .lines()
          // whoever speaks of the marks themselves puts them in quotation marks
          .filter(line -> !line.contains("\"Settles at"))
          .filter(line -> MARK.matcher(line).find())
          .forEach(line -> marks.add(name));
    }
    return marks;
  }

  private static List<Path> sources() throws IOException {
    List<Path> all = new ArrayList<>(List.of(ROOT.resolve("template.yml")));
    for (String folder : List.of("functions/src/main", "local/src/main")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        files.filter(file -> file.toString().matches(".*\\.(java|txt|json|yml)")).forEach(all::add);
      }
    }
    return all;
  }

  private static Map<String, Long> count(Stream<String> files) {
    return files.collect(Collectors.groupingBy(file -> file, Collectors.counting()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A row's last column. */
  private record Place(String file, String words) {
    static List<Place> all(String page) {
      return PLACE
          .matcher(page)
          .results()
          .map(found -> new Place(found.group(1), found.group(2)))
          .toList();
    }
  }
}
