package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.option.ProvisionerOptions;
import io.kiln.template.option.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and checks shell-local, as a provisioner and as a post-processor. */
final class LocalShellReader {
  private static final Set<String> SYSTEMS =
      Set.of("darwin", "freebsd", "linux", "openbsd", "solaris", "windows");

  private final Surroundings around;

  LocalShellReader(Surroundings around) {
    this.around = around;
  }

  LocalShellProvisioner read(JsonValue options, Common common) {
    Section section = Section.of(options, ProvisionerOptions.SHELL_LOCAL, around.problems());
    if (!around.mayRunLocally()) {
      section.problem(
          "",
          "shell-local runs on the computer that runs Kiln, and that is not allowed here",
          "Allow it (--allow-shell-local, or the stack's parameter ShellLocal), or run it on the"
              + " machine with a shell provisioner.");
    }
    List<String> inline = new ArrayList<>(section.texts("inline"));
    section.text("command").ifPresent(inline::add);
    List<String> scripts =
        section.text("script").map(List::of).orElseGet(() -> section.texts("scripts"));
    check(section, scripts);
    return LocalShellProvisioner.builder()
        .type("shell-local")
        .place(common.place)
        .pauseBefore(common.pauseBefore)
        .timeout(common.timeout)
        .maxRetries(common.maxRetries)
        .addAllInline(inline)
        .addAllScripts(scripts)
        .addAllEnvironmentVars(section.texts("environment_vars"))
        .envVarFormat(section.text("env_var_format").orElse("%s='%s' "))
        .addAllExecuteCommand(command(section))
        .inlineShebang(section.text("inline_shebang").orElse("/bin/sh -e"))
        .addAllValidExitCodes(section.integers("valid_exit_codes"))
        .skipped(skipped(section.texts("only_on")))
        .build();
  }

  /** A single text is for a shell, as it was before Packer took a list here. */
  private static List<String> command(Section section) {
    List<String> words =
        section.isText("execute_command")
            ? section.text("execute_command").map(List::of).orElse(List.of())
            : section.texts("execute_command");
    if (words.isEmpty()) {
      return List.of("/bin/sh", "-c", "{{.Vars}} {{.Script}}");
    }
    return words.size() == 1 ? List.of("sh", "-c", words.get(0)) : words;
  }

  private static boolean skipped(List<String> onlyOn) {
    return !onlyOn.isEmpty() && !onlyOn.contains("linux");
  }

  private void check(Section section, List<String> scripts) {
    int ways = 0;
    for (String option : List.of("command", "inline", "script", "scripts")) {
      ways += section.texts(option).isEmpty() ? 0 : 1;
    }
    if (ways == 0) {
      section.problem(
          "inline",
          "Command, Inline, Script and Scripts options cannot all be empty.",
          "Add \"inline\": [\"command\", ...] or \"script\": \"path\".");
    } else if (ways > 1) {
      section.problem(
          "inline",
          "You may only specify one of the following options: Command, Inline, Script or Scripts."
              + " Please consolidate these options in your config.",
          "Make several provisioners of it.");
    }
    ScriptChecks checks = new ScriptChecks(section, around);
    checks.files(scripts);
    checks.variables();
    List<String> unknown =
        section.texts("only_on").stream()
            .filter(os -> !SYSTEMS.contains(os))
            .collect(Collectors.toList());
    if (!unknown.isEmpty()) {
      section.problem(
          "only_on",
          "Invalid OS specified in only_on: '" + unknown.get(0) + "'",
          "Supported OS names: "
              + SYSTEMS.stream().sorted().collect(Collectors.joining(", "))
              + ".");
    }
  }
}
