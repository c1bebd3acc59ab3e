package io.kiln.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The builders of one template: all at once, so many at once, one by one. */
@Tag("slow")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class ParallelBuildsIT {
  private static final String ENDED = "' (finished|errored) after .*";

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"flow", "direct"})
  void allBuildersBakeAtOnce(String driver) throws IOException {
    Outcome outcome = build(template("one", "two"), "-driver", driver);

    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
    assertThat(ends(outcome)).containsExactlyInAnyOrder("one", "two");
    assertThat(startedBeforeTheFirstEnd(outcome)).containsExactlyInAnyOrder("one", "two");
    assertThat(artifacts(outcome)).containsExactly("one", "two");
  }

  @Test
  void oneByOneTheyBakeInTheTemplatesOrder() throws IOException {
    Outcome outcome = build(template("one", "two"), "-driver", "direct", "-parallel-builds=1");

    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
    assertThat(ends(outcome)).containsExactly("one", "two");
    assertThat(startedBeforeTheFirstEnd(outcome)).containsExactly("one");
  }

  @Test
  void noMoreThanSoManyBakeAtOnce() throws IOException {
    Outcome outcome =
        build(template("one", "two", "three"), "-driver", "direct", "-parallel-builds=2");

    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
    assertThat(startedBeforeTheFirstEnd(outcome)).containsExactlyInAnyOrder("one", "two");
    assertThat(artifacts(outcome)).containsExactly("one", "two", "three");
  }

  @Test
  void aBuilderThatFailsDoesNotStopTheOthers() throws IOException {
    String template = template("one", "two").replaceFirst("ecs.t5-c1m2.large", "ecs.g99.large");

    Outcome outcome = build(template, "-driver", "direct");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("Build 'one' errored", "Build 'two' finished");
    assertThat(artifacts(outcome)).containsExactly("one", "two");
    assertThat(Cli.in(folder).run("images").out()).contains("img-two").doesNotContain("img-one");
  }

  @Test
  void lessThanNoneIsRefused() throws IOException {
    Outcome outcome = build(template("one"), "-parallel-builds=-1");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err() + outcome.out())
        .contains("for flag -parallel-builds: it is 0 or more");
  }

  private Outcome build(String template, String... flags) throws IOException {
    String[] words =
        Stream.concat(Stream.concat(Stream.of("build"), Stream.of(flags)), Stream.of("t.json"))
            .toArray(String[]::new);
    return Cli.in(folder).with("t.json", template).run(words);
  }

  private static String template(String... names) {
    return Stream.of(names)
        .map(
            name ->
                "{\"type\":\"alicloud-ecs\",\"name\":\""
                    + name
                    + "\",\"image_name\":\"img-"
                    + name
                    + "\",\"region\":\"cn-shenzhen\",\"communicator\":\"none\","
                    + "\"source_image\":\"ubuntu_18_04_x64_20G_alibase_20210128.vhd\","
                    + "\"instance_type\":\"ecs.t5-c1m2.large\"}")
        .collect(Collectors.joining(",", "{\"builders\":[", "]}"));
  }

  /** The builds in the order in which they ended. */
  private static List<String> ends(Outcome outcome) {
    return outcome
        .out()
        .lines()
        .filter(line -> line.matches("Build '\\w+" + ENDED))
        .map(line -> line.split("'", -1)[1])
        .toList();
  }

  private static List<String> startedBeforeTheFirstEnd(Outcome outcome) {
    return outcome
        .out()
        .lines()
        .takeWhile(line -> !line.startsWith("Build '"))
        .filter(line -> line.matches("(==>|   ) \\w+: .*"))
        .map(line -> line.substring(4, line.indexOf(':')))
        .distinct()
        .toList();
  }

  /** Whose lines the last lines are, in their order. */
  private static List<String> artifacts(Outcome outcome) {
    return outcome
        .out()
        .lines()
        .filter(line -> line.startsWith("--> "))
        .map(line -> line.substring(4, line.indexOf(':')))
        .toList();
  }
}
