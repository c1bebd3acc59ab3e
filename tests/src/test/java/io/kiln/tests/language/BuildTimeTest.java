package io.kiln.tests.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kiln.template.EcsBuilder;
import io.kiln.template.ShellProvisioner;
import io.kiln.template.Template;
import io.kiln.template.TemplateFiles;
import io.kiln.template.TemplateInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a template says while a build runs: Packer's null builder and its shell-local provisioner
 * print it, and Kiln's engine fills in the same text. What differs by nature (times, ids) is held
 * to a pattern.
 */
class BuildTimeTest {
  /** An expression, and the pattern that both must match; empty: both must print the same. */
  private record Case(String expression, String pattern) {
    static Case same(String expression) {
      return new Case(expression, "");
    }
  }

  private static final List<Case> CASES =
      List.of(
          Case.same("{{build_name}} {{build_type}}"),
          Case.same("{{user `greeting`}} {{user `nowhere`}}|{{user `both`}}"),
          Case.same("{{upper `é`}}{{lower `ABC`}}{{split `a-b-c` `-` 2}}"),
          Case.same("{{replace `a` `b` 1 `aaa`}}{{replace_all `a` `b` `aaa`}}"),
          Case.same("{{user `greeting` | upper | printf `%q`}}"),
          Case.same("{{if eq build_name `one`}}first{{else}}other{{end}}"),
          Case.same("{{$x := user `greeting`}}{{$x}}{{range $i, $e := .Nothing}}x{{end}}"),
          Case.same("{{build `User`}}|{{build `ConnType`}}|{{build `Password`}}"),
          Case.same("{{template_dir}} {{pwd}}"),
          Case.same("中文 {{user `名称`}} {{- ` trimmed` }}"),
          new Case("{{packer_version}}", "\\d+\\.\\d+\\.\\d+"),
          new Case("{{timestamp}}", "\\d{10}"),
          new Case("{{isotime}}", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"),
          new Case("{{isotime `2006年01月02日`}}", "\\d{4}年\\d\\d月\\d\\d日"),
          new Case("{{strftime `%Y%m%d`}}", "\\d{8}"),
          new Case("{{uuid}}", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
          new Case("{{build `PackerRunUUID`}}", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));

  private static final Map<String, String> VARIABLES =
      Map.of("greeting", "hello world", "both", "{{user `greeting`}}!", "名称", "镜像");

  /** The null builder connects to nothing, so it knows no more of its machine than this. */
  private static final Map<String, String> FIELDS =
      Map.of("PackerRunUUID", "0b1c2d3e-0b1c-0b1c-0b1c-0b1c2d3e4f50");

  @TempDir Path scratch;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aRunningBuildReadsTheSameText() throws IOException, InterruptedException {
    assumeTrue(Packer.isInstalled(), "packer is not installed");

    List<String> packer = packer();
    List<String> kiln = kiln();

    for (int i = 0; i < CASES.size(); i++) {
      Case one = CASES.get(i);
      if (one.pattern().isEmpty()) {
        assertThat(kiln.get(i)).as(one.expression()).isEqualTo(packer.get(i));
      } else {
        assertThat(kiln.get(i)).as(one.expression()).matches(one.pattern());
        assertThat(packer.get(i)).as(one.expression()).matches(one.pattern());
      }
    }
  }

  /** shell-local writes each text into a file of its own. */
  private List<String> packer() throws IOException, InterruptedException {
    List<Map<String, Object>> steps = new ArrayList<>();
    for (int i = 0; i < CASES.size(); i++) {
      String text = "cat > out-" + i + " <<'END'\n" + CASES.get(i).expression() + "\nEND";
      steps.add(Map.of("type", "shell-local", "inline", List.of(text)));
    }
    Map<String, Object> builder =
        Map.of("type", "null", "name", "one", "communicator", "none", "ssh_username", "somebody");
    write(Map.of("variables", VARIABLES, "builders", List.of(builder), "provisioners", steps));
    Packer.Ended ended = new Packer(scratch).run(scratch, Map.of(), List.of("build", "t.json"));
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < CASES.size(); i++) {
      texts.add(Files.readString(scratch.resolve("out-" + i), UTF_8).replaceFirst("\n$", ""));
    }
    return texts;
  }

  private List<String> kiln() throws IOException {
    List<String> lines = CASES.stream().map(Case::expression).toList();
    Map<String, Object> builder =
        Map.of(
            "type", "alicloud-ecs",
            "name", "one",
            "region", "cn-shenzhen",
            "image_name", "img",
            "source_image", "m-1",
            "instance_type", "ecs.x",
            "ssh_username", "somebody");
    write(
        Map.of(
            "variables", VARIABLES,
            "builders", List.of(builder),
            "provisioners", List.of(Map.of("type", "shell", "inline", lines))));
    Template template = Template.evaluate(input());
    EcsBuilder one = template.builders().get(0);
    ShellProvisioner shell = (ShellProvisioner) template.provisioners(one).get(0);
    return shell.inline().stream()
        .map(line -> template.interpolation(one).render(shell.place(), line, FIELDS))
        .map(line -> line.replace("alicloud-ecs", "null"))
        .toList();
  }

  private void write(Map<String, Object> template) throws IOException {
    Files.writeString(scratch.resolve("t.json"), new ObjectMapper().writeValueAsString(template));
  }

  private TemplateInput input() throws IOException {
    return TemplateInput.builder()
        .name("t.json")
        .text(Files.readString(scratch.resolve("t.json"), UTF_8))
        .variables(Map.of())
        .environment(Map.of())
        .startedAt(Instant.parse("2026-11-28T01:02:03Z"))
        .templateDir(scratch.toString())
        .workingDir(scratch.toString())
        .files(
            new TemplateFiles() {
              @Override
              public boolean isFile(String path) {
                return false;
              }

              @Override
              public boolean isFolder(String path) {
                return false;
              }
            })
        .seed("seed")
        .build();
  }
}
