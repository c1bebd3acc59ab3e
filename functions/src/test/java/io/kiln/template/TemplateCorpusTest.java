package io.kiln.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateCorpusTest {
  static List<String> names() {
    return TemplateCorpus.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachMessageIsAsRecorded(String name) {
    List<String> recorded = TemplateCorpus.expected(name);

    List<String> said = TemplateCorpus.said(name);

    int head = recorded.get(1).startsWith("because") ? 2 : 1;
    assertThat(said).isEqualTo(recorded.subList(head, recorded.size()));
  }

  @ParameterizedTest
  @MethodSource("names")
  void aVerdictThatIsNotPackersHasAReason(String name) {
    List<String> recorded = TemplateCorpus.expected(name);
    boolean because = recorded.get(1).startsWith("because");
    String verdict = recorded.get(because ? 2 : 1).replace("kiln", "packer");

    boolean same = verdict.equals(recorded.get(0));

    assertThat(because).isEqualTo(!same);
  }
}
