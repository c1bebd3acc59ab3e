package io.kiln.template.option;

import static io.kiln.template.option.OptionSpec.better;
import static io.kiln.template.option.OptionSpec.taken;
import static io.kiln.template.option.TypeSpec.typeRefused;
import static io.kiln.template.option.TypeSpec.typeTaken;

import java.util.List;

/** The provisioners there are: those taken with their options, the others with the way round. */
public final class ProvisionerOptions {
  /** What every provisioner has; Packer's core takes them away before the provisioner looks. */
  public static final OptionTable COMMON =
      OptionTable.of(
          List.of(
              taken("type", OptionType.TEXT),
              taken("only", OptionType.TEXTS),
              taken("except", OptionType.TEXTS),
              taken("override", OptionType.OBJECT),
              taken("pause_before", OptionType.DURATION, "0s"),
              better(
                  "timeout", OptionType.DURATION, "Packer forgets it when pause_before is given."),
              taken("max_retries", OptionType.INTEGER, "0")));

  public static final OptionTable SHELL =
      OptionTable.of(
          List.of(
              taken("inline", OptionType.TEXTS),
              taken("script", OptionType.TEXT),
              taken("scripts", OptionType.TEXTS),
              taken("environment_vars", OptionType.TEXTS),
              taken("env_var_format", OptionType.TEXT, "%s='%s' "),
              taken("use_env_var_file", OptionType.FLAG, "false"),
              taken("execute_command", OptionType.TEXT, "chmod +x {{.Path}}; {{.Vars}} {{.Path}}"),
              taken("inline_shebang", OptionType.TEXT, "/bin/sh -e"),
              taken("remote_folder", OptionType.TEXT, "/tmp"),
              taken("remote_file", OptionType.TEXT),
              taken("remote_path", OptionType.TEXT),
              taken("skip_clean", OptionType.FLAG, "false"),
              taken("binary", OptionType.FLAG, "false"),
              taken("valid_exit_codes", OptionType.INTEGERS, "0"),
              taken("expect_disconnect", OptionType.FLAG, "false"),
              taken("start_retry_timeout", OptionType.DURATION, "5m"),
              taken("pause_after", OptionType.DURATION, "0s")));

  public static final OptionTable FILE =
      OptionTable.of(
          List.of(
              taken("source", OptionType.TEXT),
              taken("sources", OptionType.TEXTS),
              taken("destination", OptionType.TEXT),
              taken("direction", OptionType.TEXT, "upload"),
              taken("generated", OptionType.FLAG, "false")));

  /** Every type, by the name a template calls it. */
  public static final TypeTable TYPES = TypeTable.of(types());

  private ProvisionerOptions() {}

  private static List<TypeSpec> types() {
    String local = "Run it before the build, or on the machine with a shell provisioner.";
    String tool = "Install and run the tool on the machine with file and shell provisioners.";
    String windows = "Windows machines are not baked yet.";
    String waits = "Take it out; pause_before makes a provisioner wait.";
    return List.of(
        typeTaken("shell", SHELL),
        typeTaken("file", FILE),
        typeRefused("shell-local", local),
        typeRefused("breakpoint", waits),
        typeRefused("sleep", waits),
        typeRefused("ansible", tool),
        typeRefused("ansible-local", tool),
        typeRefused("chef-client", tool),
        typeRefused("chef-solo", tool),
        typeRefused("converge", tool),
        typeRefused("inspec", tool),
        typeRefused("puppet-masterless", tool),
        typeRefused("puppet-server", tool),
        typeRefused("salt-masterless", tool),
        typeRefused("powershell", windows),
        typeRefused("windows-shell", windows),
        typeRefused("windows-restart", windows));
  }
}
