package io.kiln.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.template.problem.InvalidTemplate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the text, the answer is a template or its problems. */
class RandomTemplateTest {
  private static final String PIECES =
      "{}[]\",:\\{{}}`|$.()\n -0e9\u0000\u00e9\u4e2dtrueuserenvprintf%";

  private static final List<String> WORDS =
      List.of(
          ("{{ }} user env `a` \" \\ | printf % ( ) $x := if end range else with . .A 1 - split"
                  + " replace_all upper nil index ,")
              .split(" "));

  @Test
  void changedTemplatesGiveATemplateOrProblems() {
    Random random = new Random(20261122);
    List<String> names = TemplateCorpus.names();
    for (int i = 0; i < 4000; i++) {
      String text = TemplateCorpus.read(names.get(random.nextInt(names.size())) + ".json");
      requireAnAnswer(changed(text, random));
    }
  }

  @Test
  void randomExpressionsGiveATemplateOrProblems() {
    Random random = new Random(7);
    for (int i = 0; i < 4000; i++) {
      StringBuilder text = new StringBuilder("{{");
      for (int n = random.nextInt(12); n >= 0; n--) {
        text.append(WORDS.get(random.nextInt(WORDS.size())))
            .append(random.nextBoolean() ? " " : "");
      }
      String json = (text + "}}").replace("\\", "\\\\").replace("\"", "\\\"");
      requireAnAnswer(Templates.template(Templates.ecs("\"zone_id\": \"" + json + "\"")));
    }
  }

  @Test
  void deepAndLongTextsAreRefused() {
    assertThat(Templates.messages("[".repeat(100_000))).hasSize(1);
    assertThat(Templates.messages("[".repeat(200) + "]".repeat(200))).hasSize(1);
    assertThat(Templates.messages(" ".repeat(11 << 20)))
        .containsExactly("the template is larger than 10 MB");
    String deep = "{{" + "(".repeat(5000) + "1" + ")".repeat(5000) + "}}";
    assertThat(
            Templates.messages(Templates.template(Templates.ecs("\"zone_id\": \"" + deep + "\""))))
        .hasSize(1);
    String ifs = "{{if 1}}".repeat(5000) + "{{end}}".repeat(5000);
    assertThat(
            Templates.messages(Templates.template(Templates.ecs("\"zone_id\": \"" + ifs + "\""))))
        .hasSize(1);
  }

  @Test
  void variablesThatDoubleEachOtherAreCutOff() {
    StringBuilder variables = new StringBuilder("\"v0\": \"0123456789\"");
    for (int i = 1; i < 60; i++) {
      String former = "{{user `v" + (i - 1) + "`}}";
      variables
          .append(", \"v")
          .append(i)
          .append("\": \"")
          .append(former)
          .append(former)
          .append('"');
    }
    String text = "{\"variables\": {" + variables + "}, \"builders\": [" + Templates.ecs() + "]}";

    assertThat(Templates.messages(text)).isNotEmpty();
  }

  private static String changed(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int n = random.nextInt(4); n >= 0; n--) {
      int at = random.nextInt(changed.length() + 1);
      int end = Math.min(changed.length(), at + random.nextInt(6));
      int piece = random.nextInt(PIECES.length() - 2);
      changed.replace(at, end, PIECES.substring(piece, piece + random.nextInt(3)));
    }
    return changed.toString();
  }

  private static void requireAnAnswer(String text) {
    try {
      Template.evaluate(Templates.input(text));
    } catch (InvalidTemplate invalid) {
      assertThat(invalid.problems()).isNotEmpty();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError("failed on: " + text, e);
    }
  }
}
