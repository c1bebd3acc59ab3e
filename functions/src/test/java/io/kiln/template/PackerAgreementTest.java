package io.kiln.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where Packer is installed, it is asked again for the verdicts that were recorded of it. */
class PackerAgreementTest {
  static List<String> names() {
    return TemplateCorpus.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void packersVerdictIsTheRecordedOne(String name) throws IOException, InterruptedException {
    assumeTrue(PackerCommand.isInstalled(), "packer is not installed");

    PackerCommand packer = PackerCommand.run(TemplateCorpus.FOLDER, "", "validate", name + ".json");

    String verdict = packer.exitCode() == 0 ? "packer accepts" : "packer refuses";
    assertThat(verdict).as(packer.output()).isEqualTo(TemplateCorpus.expected(name).get(0));
  }
}
