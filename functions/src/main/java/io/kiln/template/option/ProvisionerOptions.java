package io.kiln.template.option;

import static io.kiln.template.option.OptionSpec.better;
import static io.kiln.template.option.OptionSpec.taken;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

  /** Provisioners Packer has and Kiln does not run yet, and what to do instead. */
  public static final Map<String, String> REFUSED = refused();

  private ProvisionerOptions() {}

  private static Map<String, String> refused() {
    Map<String, String> all = new TreeMap<>();
    String local = "Run it before the build, or on the machine with a shell provisioner.";
    String tool = "Install and run the tool on the machine with file and shell provisioners.";
    String windows = "Windows machines are not baked yet.";
    String waits = "Take it out; pause_before makes a provisioner wait.";
    Set.of("shell-local").forEach(type -> all.put(type, local));
    Set.of("breakpoint", "sleep").forEach(type -> all.put(type, waits));
    Set.of("ansible", "ansible-local", "chef-client", "chef-solo", "converge", "inspec")
        .forEach(type -> all.put(type, tool));
    Set.of("puppet-masterless", "puppet-server", "salt-masterless")
        .forEach(type -> all.put(type, tool));
    Set.of("powershell", "windows-shell", "windows-restart")
        .forEach(type -> all.put(type, windows));
    return Map.copyOf(all);
  }
}
