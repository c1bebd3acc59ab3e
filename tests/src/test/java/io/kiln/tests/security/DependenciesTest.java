package io.kiln.tests.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is brought along stands in docs/security.md, with its reason. */
class DependenciesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(.*?)</artifactId>");

  @ParameterizedTest
  @ValueSource(strings = {"functions", "local"})
  void everyDependencyHasAReason(String module) throws IOException {
    String reasons = Files.readString(ROOT.resolve("docs/security.md"));

    assertThat(broughtAlong(module))
        .isNotEmpty()
        .allSatisfy(artifact -> assertThat(reasons).containsPattern("[| ,]" + artifact + "[ ,]"));
  }

  private static List<String> broughtAlong(String module) throws IOException {
    List<String> artifacts = new ArrayList<>();
    Matcher dependency =
        DEPENDENCY.matcher(Files.readString(ROOT.resolve(module).resolve("pom.xml")));
    while (dependency.find()) {
      Matcher artifact = ARTIFACT.matcher(dependency.group(1));
      boolean ours = dependency.group(1).contains("<groupId>io.kiln</groupId>");
      boolean test = dependency.group(1).contains("<scope>test</scope>");
      if (artifact.find() && !ours && !test) {
        artifacts.add(artifact.group(1));
      }
    }
    return artifacts;
  }
}
