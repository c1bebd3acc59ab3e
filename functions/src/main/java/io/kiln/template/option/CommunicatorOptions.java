package io.kiln.template.option;

import static io.kiln.template.option.OptionSpec.better;
import static io.kiln.template.option.OptionSpec.refused;
import static io.kiln.template.option.OptionSpec.taken;

import java.util.ArrayList;
import java.util.List;

/** The options by which a builder says how its machine is reached. */
public final class CommunicatorOptions {
  private static final String AGENT =
      "A function has no agent; name the key file, or give a password.";
  private static final String NOBODY = "Nobody sits in front of a function; give key or password.";
  private static final String WINDOWS = "Windows machines are not baked yet.";
  private static final String TUNNELS = "Fetch what the machine needs over the network instead.";

  private static final List<OptionSpec> SSH =
      List.of(
          taken("communicator", OptionType.TEXT, "ssh"),
          taken("pause_before_connecting", OptionType.DURATION, "0s"),
          better(
              "ssh_host",
              OptionType.TEXT,
              "Connects there instead of to the machine's own address; Packer's builder ignores"
                  + " it."),
          taken("ssh_username", OptionType.TEXT),
          taken("ssh_password", OptionType.SECRET),
          taken("ssh_port", OptionType.INTEGER, "22"),
          taken("ssh_keypair_name", OptionType.TEXT),
          better(
              "temporary_key_pair_name",
              OptionType.TEXT,
              "The name ends in the build's id (NAME-kiln-BUILD), so that it can be found again."),
          taken("temporary_key_pair_type", OptionType.TEXT, "rsa"),
          taken("temporary_key_pair_bits", OptionType.INTEGER, "2048"),
          better(
              "ssh_clear_authorized_keys",
              OptionType.FLAG,
              "Always done: the temporary key is taken out of the machine whatever this says."),
          better("ssh_private_key_file", OptionType.TEXT, "It is kept only encrypted."),
          taken("ssh_certificate_file", OptionType.TEXT),
          taken("ssh_pty", OptionType.FLAG, "false"),
          taken("ssh_timeout", OptionType.DURATION, "5m"),
          taken("ssh_wait_timeout", OptionType.DURATION),
          taken("ssh_handshake_attempts", OptionType.INTEGER, "10"),
          taken("ssh_ciphers", OptionType.TEXTS),
          taken("ssh_key_exchange_algorithms", OptionType.TEXTS),
          taken("ssh_keep_alive_interval", OptionType.DURATION, "5s"),
          taken("ssh_read_write_timeout", OptionType.DURATION),
          better(
              "ssh_file_transfer_method",
              OptionType.TEXT,
              "Checked, but without effect: uploads go on where they stopped either way."),
          better("ssh_disable_agent_forwarding", OptionType.FLAG, "No agent is ever forwarded."));

  private static final List<OptionSpec> LATER =
      List.of(
          taken("ssh_proxy_host", OptionType.TEXT),
          taken("ssh_proxy_port", OptionType.INTEGER, "1080"),
          taken("ssh_proxy_username", OptionType.TEXT),
          taken("ssh_proxy_password", OptionType.SECRET),
          refused("ssh_agent_auth", OptionType.FLAG, AGENT),
          refused("ssh_remote_tunnels", OptionType.TEXTS, TUNNELS),
          refused("ssh_local_tunnels", OptionType.TEXTS, TUNNELS),
          refused("ssh_public_key", OptionType.TEXT, "Name the key with ssh_private_key_file."),
          refused("ssh_private_key", OptionType.SECRET, "Name the key with ssh_private_key_file."));

  private static final List<OptionSpec> BASTIONS =
      List.of(
          better(
              "ssh_bastion_host",
              OptionType.TEXT,
              "With ssh_proxy_host too the proxy leads to the bastion; Packer forgets the proxy."),
          taken("ssh_bastion_port", OptionType.INTEGER, "22"),
          taken("ssh_bastion_username", OptionType.TEXT),
          taken("ssh_bastion_password", OptionType.SECRET),
          taken("ssh_bastion_private_key_file", OptionType.TEXT),
          taken("ssh_bastion_certificate_file", OptionType.TEXT),
          refused("ssh_bastion_agent_auth", OptionType.FLAG, AGENT),
          refused("ssh_bastion_interactive", OptionType.FLAG, NOBODY));

  private static final List<OptionSpec> WINRM =
      List.of(
          refused("winrm_username", OptionType.TEXT, WINDOWS),
          refused("winrm_password", OptionType.SECRET, WINDOWS),
          refused("winrm_host", OptionType.TEXT, WINDOWS),
          refused("winrm_no_proxy", OptionType.FLAG, WINDOWS),
          refused("winrm_port", OptionType.INTEGER, WINDOWS),
          refused("winrm_timeout", OptionType.DURATION, WINDOWS),
          refused("winrm_use_ssl", OptionType.FLAG, WINDOWS),
          refused("winrm_insecure", OptionType.FLAG, WINDOWS),
          refused("winrm_use_ntlm", OptionType.FLAG, WINDOWS));

  /** All of them, in the order of the reference page. */
  public static final List<OptionSpec> ROWS = all();

  private CommunicatorOptions() {}

  private static List<OptionSpec> all() {
    List<OptionSpec> all = new ArrayList<>(SSH);
    all.addAll(LATER);
    all.addAll(BASTIONS);
    all.addAll(WINRM);
    return List.copyOf(all);
  }
}
