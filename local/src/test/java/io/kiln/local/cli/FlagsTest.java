package io.kiln.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flags that can't be kept, and values that are at fault: what a person reads. */
class FlagsTest {
  private static final String NOBODY = "http://127.0.0.1:9";
  private static final String TEMPLATE =
      "{\"builders\": [{\"type\": \"alicloud-ecs\", \"region\": \"cn-shenzhen\","
          + " \"image_name\": \"img\", \"source_image\": \"m-1\", \"ssh_username\": \"root\","
          + " \"instance_type\": \"ecs.x\", \"communicator\": \"none\"%s}]}";

  @TempDir private Path folder = Path.of("");

  @Test
  void debugIsForWhoeverTakesTheStepsItself() throws IOException {
    with("t.json", TEMPLATE.formatted(""));

    assertThat(said("build", "-debug", "-driver", "flow", "t.json"))
        .contains("-debug holds a build between its steps, which -driver flow takes by itself");
    assertThat(said("build", "-debug", "-driver=tick", "t.json")).contains("-driver tick");
  }

  @Test
  void aDeploymentIsAskedForNothingItDoesNotDo() throws IOException {
    with("t.json", TEMPLATE.formatted(""));

    for (String command : new String[] {"build", "validate"}) {
      assertThat(said("-at", NOBODY, command, "-parallel-builds=1", "t.json"))
          .contains("-parallel-builds is for builds without -at");
      assertThat(said("-at", NOBODY, command, "-debug", "t.json"))
          .contains("leave it out, or bake without -at");
    }
  }

  @Test
  void anAddressOfADeploymentHasNoQuery() {
    assertThat(said("-at", NOBODY + "/?x=1", "builds")).contains("it must be https://HOST[/PATH]");
  }

  @Test
  void aBrokenVariableFileIsNotQuotedAnywhere() throws IOException {
    with("t.json", TEMPLATE.formatted(""));
    with("v.json", "{\"password\": hunter2}");

    assertThat(said("validate", "-var-file=v.json", "t.json"))
        .contains("Error reading variables in 'v.json': 1:")
        .contains("double quotes")
        .doesNotContain("hunter2");
    assertThat(catchThrowable(this::readVariables)).hasNoCause();
  }

  @Test
  void theValueAtFaultIsShownWhereTheMessageDoesNotShowIt() throws IOException {
    with("t.json", TEMPLATE.formatted(", \"image_force_delete\": \"perhaps\""));

    assertThat(said("validate", "t.json")).contains("\n  Value: \"perhaps\"\n");
    assertThat(Mistakes.valueLine("'perhaps' is wrong", "perhaps")).isEmpty();
    assertThat(Mistakes.valueLine("is wrong", "[...]")).isEmpty();
  }

  @Test
  void aValueThatIsSensitiveIsNotShown() throws IOException {
    with(
        "t.json",
        "{\"variables\": {\"s\": \"perhaps\"}, \"sensitive-variables\": [\"s\"],"
            + TEMPLATE.formatted(", \"image_force_delete\": \"{{user `s`}}\"").substring(1));

    assertThat(said("validate", "t.json")).contains("image_force_delete").doesNotContain("perhaps");
  }

  private void readVariables() {
    var unusedNone = VariableFile.read("v.json", "{\"password\": hunter2}");
  }

  private void with(String name, String text) throws IOException {
    Files.write(folder.resolve(name), text.getBytes(UTF_8));
  }

  private String said(String... words) {
    Callers callers = Callers.in(folder).with("KILN_TOKEN", "token");
    assertThat(callers.kiln(words)).as(callers.said()).isEqualTo(1);
    return callers.said();
  }
}
