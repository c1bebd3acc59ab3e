package io.kiln.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.template.option.OptionSpec.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemplateReferenceTest {
  private static final Path PAGE = Path.of("../docs/template-reference.md");

  @Test
  void thePageSaysWhatTheTablesSay() throws IOException {
    String text = TemplateReference.text();
    if (Boolean.getBoolean("reference.update")) {
      Files.writeString(PAGE, text);
    }

    assertThat(Files.readString(PAGE))
        .as("the page has drifted; run with -Dreference.update=true")
        .isEqualTo(text);
  }

  @Test
  void everyFunctionThatABuilderMayCallStandsInTheTable() {
    Functions functions =
        Functions.of(Templates.input(""), "")
            .of(new RawBuilder("b", "b", "alicloud-ecs", Templates.emptyObject()))
            .names()
            .text("user", name -> "");

    assertThat(functions.all().keySet()).isEqualTo(FunctionTable.names());
  }

  @Test
  void aFunctionThatIsNotTakenAsItIsSaysWhy() {
    assertThat(FunctionTable.ROWS)
        .filteredOn(row -> row.status() != Status.TAKEN)
        .allSatisfy(row -> assertThat(row.note()).endsWith("."));
  }
}
