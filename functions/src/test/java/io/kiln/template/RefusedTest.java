package io.kiln.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kiln.template.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a person reads who uses something that is refused: written down by hand for each entry that
 * the tables refuse, so that none is refused without its words.
 */
class RefusedTest {
  private static final Map<String, String> TEMPLATES = Refused.templates();
  private static final Map<String, String> WORDS = words();

  static Iterable<String> refused() {
    return TEMPLATES.keySet();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsRefusedIsSaidWithTheWayRound(String what) {
    List<Problem> problems = problems(what);

    assertThat(WORDS).as("the words for it: write them into refused.json").containsKey(what);
    assertThat(problems.stream().map(RefusedTest::said)).contains(WORDS.get(what));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void nothingElseIsWrongWithIt(String what) {
    List<Problem> problems = problems(what);

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).place().line()).isPositive();
  }

  @Test
  void noWordsAreLeftOfWhatIsTakenByNow() {
    assertThat(TEMPLATES.keySet()).isEqualTo(WORDS.keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"winrm", "docker", "dockerWindowsContainer"})
  void aCommunicatorThatIsKnownAndNotTakenIsRefused(String type) {
    String text =
        Templates.template(
            Templates.ecs(
                "\"communicator\": \"" + type + "\", \"winrm_username\": \"Administrator\""));

    assertThat(Templates.problems(text).stream().map(RefusedTest::said))
        .contains(
            "Communicator type "
                + type
                + " is not supported yet. Use \"ssh\", or \"none\" to bake without provisioners.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"provisioners", "post-processors"})
  void shellLocalIsRefusedWhereTheOperatorDoesNotAllowIt(String where) {
    String text =
        "{\"builders\": ["
            + Templates.ecs()
            + "], \""
            + where
            + "\": [{\"type\": \"shell-local\", \"inline\": [\"true\"]}]}";

    assertThat(Templates.problems(text).stream().map(RefusedTest::said))
        .containsExactly(
            "shell-local runs on the computer that runs Kiln, and that is not allowed here. Allow"
                + " it (--allow-shell-local, or the stack's parameter ShellLocal), or run it on the"
                + " machine with a shell provisioner.");
  }

  private static List<Problem> problems(String what) {
    TemplateInput input = Templates.input(TEMPLATES.getOrDefault(what, ""));
    return Templates.problems(TemplateInput.builder().from(input).shellLocal(true).build());
  }

  private static String said(Problem problem) {
    return (problem.message() + ". " + problem.remedy().orElse(""))
        .strip()
        .replaceFirst("\\.\\.$", ".");
  }

  private static Map<String, String> words() {
    try (InputStream in = RefusedTest.class.getResourceAsStream("/refused.json")) {
      return new ObjectMapper()
          .readValue(Objects.requireNonNull(in), new TypeReference<TreeMap<String, String>>() {});
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
