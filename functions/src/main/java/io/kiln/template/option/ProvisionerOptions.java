package io.kiln.template.option;

import static io.kiln.template.option.OptionSpec.better;
import static io.kiln.template.option.OptionSpec.refused;
import static io.kiln.template.option.OptionSpec.taken;
import static io.kiln.template.option.TypeSpec.typeBetter;
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

  /** Of the provisioner and of the post-processor. */
  public static final OptionTable SHELL_LOCAL =
      OptionTable.of(
          List.of(
              taken("inline", OptionType.TEXTS),
              taken("command", OptionType.TEXT),
              taken("script", OptionType.TEXT),
              taken("scripts", OptionType.TEXTS),
              taken("environment_vars", OptionType.TEXTS),
              taken("env_var_format", OptionType.TEXT, "%s='%s' "),
              taken("execute_command", OptionType.TEXTS, "/bin/sh, -c, {{.Vars}} {{.Script}}"),
              taken("inline_shebang", OptionType.TEXT, "/bin/sh -e"),
              taken("valid_exit_codes", OptionType.INTEGERS, "0"),
              taken("only_on", OptionType.TEXTS),
              better("tempfile_extension", OptionType.TEXT, "For Windows; without effect here."),
              refused("use_linux_pathing", OptionType.FLAG, "It is for Windows; leave it out.")));

  public static final OptionTable SLEEP =
      OptionTable.of(List.of(taken("duration", OptionType.DURATION, "0s")));

  public static final OptionTable BREAKPOINT =
      OptionTable.of(
          List.of(taken("note", OptionType.TEXT), taken("disable", OptionType.FLAG, "false")));

  public static final OptionTable ANSIBLE_LOCAL =
      OptionTable.of(
          List.of(
              taken("playbook_file", OptionType.TEXT),
              taken("playbook_files", OptionType.TEXTS),
              taken("playbook_dir", OptionType.TEXT),
              taken("playbook_paths", OptionType.TEXTS),
              taken("role_paths", OptionType.TEXTS),
              taken("collection_paths", OptionType.TEXTS),
              taken("group_vars", OptionType.TEXT),
              taken("host_vars", OptionType.TEXT),
              taken("inventory_file", OptionType.TEXT),
              taken("inventory_groups", OptionType.TEXTS),
              taken(
                  "command",
                  OptionType.TEXT,
                  "ANSIBLE_FORCE_COLOR=1 PYTHONUNBUFFERED=1 ansible-playbook"),
              taken("extra_arguments", OptionType.TEXTS),
              taken("galaxy_file", OptionType.TEXT),
              taken("galaxy_command", OptionType.TEXT, "ansible-galaxy"),
              taken("galaxy_force_install", OptionType.FLAG, "false"),
              taken("galaxy_roles_path", OptionType.TEXT),
              taken("galaxy_collections_path", OptionType.TEXT),
              taken("staging_directory", OptionType.TEXT),
              taken("clean_staging_directory", OptionType.FLAG, "false")));

  private static final String ANSIBLE =
      "It runs where Kiln runs, and a function has no Ansible: use ansible-local, which runs the"
          + " same playbook on the machine.";
  private static final String WINDOWS =
      "Windows machines are not baked yet; they come with the agent communicator.";

  /** Every type, by the name a template calls it. */
  public static final TypeTable TYPES = TypeTable.of(types());

  private ProvisionerOptions() {}

  private static List<TypeSpec> types() {
    return List.of(
        typeTaken("shell", SHELL),
        typeTaken("file", FILE),
        typeBetter(
            "shell-local",
            SHELL_LOCAL,
            "Only where the operator allows it: --allow-shell-local on the command line, the"
                + " parameter ShellLocal of the stack. In a function each script has 100 s."),
        typeTaken("sleep", SLEEP),
        typeBetter(
            "breakpoint",
            BREAKPOINT,
            "A build that nobody sits in front of waits two hours for `kiln resume` (with"
                + " -on-error=hold as long as -hold-for says), and fails then."),
        typeBetter(
            "ansible-local",
            ANSIBLE_LOCAL,
            "The default staging directory is named after the build."),
        typeRefused("ansible", ANSIBLE),
        typeRefused("chef-client", tool("chef-client", "a client.rb")),
        typeRefused("chef-solo", tool("chef-solo", "the cookbooks")),
        typeRefused("converge", tool("converge", "the modules")),
        typeRefused("inspec", tool("inspec exec", "the profile")),
        typeRefused("puppet-masterless", tool("puppet apply", "the manifests")),
        typeRefused("puppet-server", tool("puppet agent --onetime", "a puppet.conf")),
        typeRefused("salt-masterless", tool("salt-call --local", "the state tree")),
        typeRefused("hcp-sbom", "Make the list on the machine, and download it with file."),
        typeRefused("powershell", WINDOWS),
        typeRefused("windows-shell", WINDOWS),
        typeRefused("windows-restart", WINDOWS));
  }

  private static String tool(String command, String files) {
    return "Upload " + files + " with file, and run `" + command + "` with shell.";
  }
}
