package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.option.ProvisionerOptions;
import io.kiln.template.option.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads and checks a shell provisioner. */
final class ShellReader {
  private static final Duration START_RETRY = Duration.ofMinutes(5);

  private final Surroundings around;

  ShellReader(Surroundings around) {
    this.around = around;
  }

  ShellProvisioner read(JsonValue options, Common common) {
    Section section = Section.of(options, ProvisionerOptions.SHELL, around.problems());
    check(section);
    ShellProvisioner.Builder builder =
        ShellProvisioner.builder()
            .type("shell")
            .place(common.place)
            .pauseBefore(common.pauseBefore)
            .timeout(common.timeout)
            .maxRetries(common.maxRetries);
    script(section, builder);
    command(section, builder);
    return builder.build();
  }

  private static void script(Section section, ShellProvisioner.Builder builder) {
    builder
        .addAllInline(section.texts("inline"))
        .addAllScripts(scripts(section))
        .addAllEnvironmentVars(section.texts("environment_vars"))
        .inlineShebang(section.text("inline_shebang").orElse("/bin/sh -e"))
        .remoteFolder(section.text("remote_folder").orElse("/tmp"))
        .remoteFile(section.text("remote_file"))
        .remotePath(section.text("remote_path"))
        .skipClean(section.flag("skip_clean"))
        .binary(section.flag("binary"));
  }

  private static void command(Section section, ShellProvisioner.Builder builder) {
    boolean file = section.flag("use_env_var_file");
    builder
        .useEnvVarFile(file)
        .envVarFormat(section.text("env_var_format").orElse(file ? "export %s='%s'\n" : "%s='%s' "))
        .executeCommand(
            section
                .text("execute_command")
                .orElse(
                    file
                        ? "chmod +x {{.Path}}; . {{.EnvVarFile}} && {{.Path}}"
                        : "chmod +x {{.Path}}; {{.Vars}} {{.Path}}"))
        .addAllValidExitCodes(section.integers("valid_exit_codes"))
        .expectDisconnect(section.flag("expect_disconnect"))
        .startRetryTimeout(section.duration("start_retry_timeout").orElse(START_RETRY))
        .pauseAfter(section.duration("pause_after").orElse(Duration.ZERO));
  }

  private static List<String> scripts(Section section) {
    return section.text("script").map(List::of).orElseGet(() -> section.texts("scripts"));
  }

  private void check(Section section) {
    List<String> scripts = new ArrayList<>(scripts(section));
    boolean inline = !section.texts("inline").isEmpty();
    if (section.text("script").isPresent() && !section.texts("scripts").isEmpty()) {
      section.problem(
          "scripts", "Only one of script or scripts can be specified.", "Take out one of them.");
    }
    if (scripts.isEmpty() && !inline) {
      section.problem(
          "inline",
          "Either a script file or inline script must be specified.",
          "Add \"inline\": [\"command\", ...] or \"script\": \"path\".");
    } else if (!scripts.isEmpty() && inline) {
      section.problem(
          "inline",
          "Only a script file or an inline script can be specified, not both.",
          "Make two provisioners of it.");
    }
    ScriptChecks checks = new ScriptChecks(section, around);
    checks.files(scripts);
    checks.variables();
  }
}
