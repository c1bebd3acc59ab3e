package io.kiln.tests.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code packer console} and {@code kiln console} on generated expressions: the same answers, and
 * the same errors. Packer is asked where it is installed; {@code -Dconsole.record=true} writes down
 * what it answers.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ConsoleTest {
  private static final Path RECORD = Answers.TEMPLATE.resolveSibling("console-answers.json");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> EXPRESSIONS = new Expressions(20261128).list(400);

  private static final Map<String, String> ON_PURPOSE =
      Map.of("{{len (index `a` 0)}}", "a byte of a text is an int here, not Go's uint8");

  @TempDir Path scratch;

  record Answer(String expression, String answer) {}

  @Test
  void packerStillAnswersWhatIsRecorded() throws IOException, InterruptedException {
    assumeTrue(Packer.isInstalled(), "packer is not installed");

    List<Answer> answers = pairs(new Answers(scratch).ofPacker(EXPRESSIONS));

    if (Boolean.getBoolean("console.record")) {
      String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answers);
      Files.writeString(RECORD, text + "\n", UTF_8);
    }
    assertThat(answers).isEqualTo(recorded());
  }

  @Test
  void kilnAnswersWhatPackerAnswers() throws IOException {
    List<Answer> packer = recorded();

    List<Answer> kiln = pairs(new Answers(scratch).ofKiln(EXPRESSIONS));

    assertThat(kiln).hasSameSizeAs(packer);
    assertThat(kiln)
        .filteredOn(answer -> !packer.contains(answer))
        .extracting(Answer::expression)
        .containsExactlyInAnyOrderElementsOf(ON_PURPOSE.keySet());
  }

  @Test
  void theAnswersAreOfBothKinds() throws IOException {
    List<Answer> answers = recorded();

    assertThat(answers).hasSizeGreaterThanOrEqualTo(200);
    assertThat(answers).filteredOn(one -> one.answer().startsWith("error:")).hasSizeGreaterThan(50);
    assertThat(answers)
        .filteredOn(one -> !one.answer().startsWith("error:"))
        .hasSizeGreaterThan(100);
  }

  @Test
  void timesAndUuidsLookAlike() throws IOException, InterruptedException {
    Map<String, String> patterns =
        Map.of(
            "{{timestamp}}", "\\d{10}",
            "{{isotime}}", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ",
            "{{isotime `2006-01-02 Mon Jan _2 03:04:05.000 PM -0700`}}",
                "\\d{4}-\\d\\d-\\d\\d \\w{3} \\w{3} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} [AP]M \\+0000",
            "{{strftime `%a %A %b %B %d %H %I %L %m %M %p %S %y %Y %z %Z %% %j %f %e`}}",
                "\\w{3} \\w+ \\w{3} \\w+ \\d\\d \\d\\d \\d\\d \\.\\d{3} \\d\\d \\d\\d [AP]M \\d\\d"
                    + " \\d\\d \\d{4} \\+0000 UTC % %j %f %e",
            "{{uuid}}", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
            "{{pwd}}|{{template_dir}}", "(/.*)\\|(/.*)");
    List<String> expressions = List.copyOf(patterns.keySet());

    List<String> kiln = new Answers(scratch).ofKiln(expressions);
    List<String> packer = Packer.isInstalled() ? new Answers(scratch).ofPacker(expressions) : kiln;

    for (int i = 0; i < expressions.size(); i++) {
      String pattern = patterns.getOrDefault(expressions.get(i), "");
      assertThat(kiln.get(i)).as(expressions.get(i)).matches(pattern);
      assertThat(packer.get(i)).as(expressions.get(i)).matches(pattern);
    }
  }

  private static List<Answer> recorded() throws IOException {
    return List.of(JSON.readValue(RECORD.toFile(), Answer[].class));
  }

  private static List<Answer> pairs(List<String> answers) {
    return IntStream.range(0, Math.min(answers.size(), EXPRESSIONS.size()))
        .mapToObj(i -> new Answer(EXPRESSIONS.get(i), answers.get(i)))
        .toList();
  }
}
