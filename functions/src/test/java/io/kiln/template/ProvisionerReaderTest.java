package io.kiln.template;

import static io.kiln.template.Templates.ecs;
import static io.kiln.template.Templates.evaluate;
import static io.kiln.template.Templates.only;
import static io.kiln.template.Templates.template;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvisionerReaderTest {
  @Test
  void shellDefaultsArePackers() {
    ShellProvisioner shell =
        (ShellProvisioner) first("{\"type\": \"shell\", \"inline\": [\"true\"]}");

    assertThat(shell.executeCommand()).isEqualTo("chmod +x {{.Path}}; {{.Vars}} {{.Path}}");
    assertThat(shell.inlineShebang()).isEqualTo("/bin/sh -e");
    assertThat(shell.envVarFormat()).isEqualTo("%s='%s' ");
    assertThat(shell.remoteFolder()).isEqualTo("/tmp");
    assertThat(shell.startRetryTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(shell.validExitCodes()).isEmpty();
    assertThat(shell.pauseBefore()).isZero();
    assertThat(shell.timeout()).isEmpty();
    assertThat(shell.place().path()).isEqualTo("provisioners[0]");
  }

  @Test
  void anEnvironmentFileChangesTheDefaults() {
    ShellProvisioner shell =
        (ShellProvisioner)
            first("{\"type\": \"shell\", \"script\": \"setup.sh\", \"use_env_var_file\": true}");

    assertThat(shell.executeCommand())
        .isEqualTo("chmod +x {{.Path}}; . {{.EnvVarFile}} && {{.Path}}");
    assertThat(shell.envVarFormat()).isEqualTo("export %s='%s'\n");
    assertThat(shell.scripts()).containsExactly("setup.sh");
  }

  @Test
  void anExecuteCommandIsOnlyCheckedToBeWellFormed() {
    String shell = "{\"type\": \"shell\", \"inline\": [\"a\"], \"execute_command\": \"";

    ShellProvisioner right = (ShellProvisioner) first(shell + "{{.Vars | upper}} {{.Path}}\"}");

    assertThat(right.executeCommand()).isEqualTo("{{.Vars | upper}} {{.Path}}");
    assertThat(Templates.messages(template(ecs(), shell + "{{uper .Path}}\"}")))
        .containsExactly("invalid 'execute_command': function \"uper\" not defined");
  }

  @Test
  void aDownloadNeedsNoLocalFile() {
    FileProvisioner file =
        (FileProvisioner)
            first(
                "{\"type\": \"file\", \"source\": \"/etc/x\", \"destination\": \"x\","
                    + " \"direction\": \"download\"}");

    assertThat(file.direction()).isEqualTo(FileProvisioner.Direction.DOWNLOAD);
    assertThat(file.sources()).containsExactly("/etc/x");
  }

  @Test
  void filesAreNamedWithTheirPlaces() {
    Template template =
        evaluate(
            template(
                ecs("\"user_data_file\": \"file.txt\""),
                "{\"type\": \"shell\", \"scripts\": [\"setup.sh\"]}",
                "{\"type\": \"file\", \"source\": \"folder/\", \"destination\": \"/x\"}",
                "{\"type\": \"file\", \"source\": \"later\", \"destination\": \"/x\", \"generated\": true}"));

    assertThat(template.files())
        .extracting(file -> file.path() + " " + file.kind() + " " + file.place().path())
        .containsExactly(
            "file.txt FILE builders[0].user_data_file",
            "setup.sh FILE provisioners[0].scripts",
            "folder/ FOLDER provisioners[1].source",
            "later GENERATED provisioners[2].source");
  }

  @Test
  void onlyExceptAndOverrideChooseByBuilder() {
    Template template =
        evaluate(
            template(
                ecs("\"name\": \"one\"") + ", " + ecs("\"name\": \"two\""),
                "{\"type\": \"shell\", \"inline\": [\"a\"], \"only\": [\"one\"]}",
                "{\"type\": \"shell\", \"inline\": [\"b\"], \"except\": [\"one\"],"
                    + " \"override\": {\"two\": {\"inline\": [\"c\"], \"inline_shebang\": \"/bin/x\"}}}"));

    assertThat(inline(template, 0)).containsExactly("[a]");
    assertThat(inline(template, 1)).containsExactly("[c]");
  }

  private static List<String> inline(Template template, int builder) {
    return template.provisioners(template.builders().get(builder)).stream()
        .map(provisioner -> ((ShellProvisioner) provisioner).inline().toString())
        .collect(java.util.stream.Collectors.toList());
  }

  private static Provisioner first(String provisioner) {
    Template template = evaluate(template(ecs(), provisioner));
    return template.provisioners(only(template)).get(0);
  }
}
