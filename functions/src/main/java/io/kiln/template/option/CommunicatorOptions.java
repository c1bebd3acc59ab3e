package io.kiln.template.option;

import static io.kiln.template.option.OptionSpec.better;
import static io.kiln.template.option.OptionSpec.refused;
import static io.kiln.template.option.OptionSpec.taken;

import io.kiln.template.option.OptionSpec.Type;
import java.util.ArrayList;
import java.util.List;

/** The options by which a builder says how its machine is reached. */
final class CommunicatorOptions {
  private static final String BASTION = "Kiln connects directly; use a public address for now.";
  private static final String WINDOWS = "Windows machines are not baked yet.";
  private static final String TUNNELS = "Fetch what the machine needs over the network instead.";
  private static final String NEGOTIATED = "Leave it out: both sides agree on a safe one.";

  private static final List<OptionSpec> SSH =
      List.of(
          taken("communicator", Type.TEXT, "ssh"),
          taken("pause_before_connecting", Type.DURATION, "0s"),
          taken("ssh_username", Type.TEXT),
          taken("ssh_password", Type.SECRET),
          taken("ssh_port", Type.INTEGER, "22"),
          taken("ssh_keypair_name", Type.TEXT),
          taken("temporary_key_pair_name", Type.TEXT),
          taken("ssh_clear_authorized_keys", Type.FLAG, "false"),
          taken("ssh_private_key_file", Type.TEXT),
          taken("ssh_pty", Type.FLAG, "false"),
          taken("ssh_timeout", Type.DURATION, "5m"),
          taken("ssh_wait_timeout", Type.DURATION),
          taken("ssh_handshake_attempts", Type.INTEGER, "10"),
          taken("ssh_keep_alive_interval", Type.DURATION, "5s"),
          taken("ssh_read_write_timeout", Type.DURATION),
          better(
              "ssh_file_transfer_method",
              Type.TEXT,
              "Checked, but without effect: uploads go on where they stopped either way."),
          better(
              "ssh_disable_agent_forwarding", Type.FLAG, "No agent is ever forwarded."));

  private static final List<OptionSpec> LATER =
      List.of(
          refused("ssh_host", Type.TEXT, "The address is the machine's own; leave it out."),
          refused(
              "ssh_agent_auth",
              Type.FLAG,
              "A function has no agent; name the key with ssh_private_key_file."),
          refused("ssh_certificate_file", Type.TEXT, "Use a key pair without a certificate."),
          refused("temporary_key_pair_type", Type.TEXT, "Temporary keys are RSA; leave it out."),
          refused("temporary_key_pair_bits", Type.INTEGER, "Leave the size to Kiln."),
          refused("ssh_ciphers", Type.TEXTS, NEGOTIATED),
          refused("ssh_key_exchange_algorithms", Type.TEXTS, NEGOTIATED),
          refused("ssh_proxy_host", Type.TEXT, BASTION),
          refused("ssh_proxy_port", Type.INTEGER, BASTION),
          refused("ssh_proxy_username", Type.TEXT, BASTION),
          refused("ssh_proxy_password", Type.SECRET, BASTION),
          refused("ssh_remote_tunnels", Type.TEXTS, TUNNELS),
          refused("ssh_local_tunnels", Type.TEXTS, TUNNELS),
          refused("ssh_public_key", Type.TEXT, "Name the key with ssh_private_key_file."),
          refused("ssh_private_key", Type.SECRET, "Name the key with ssh_private_key_file."));

  private static final List<OptionSpec> BASTIONS =
      List.of(
          refused("ssh_bastion_host", Type.TEXT, BASTION),
          refused("ssh_bastion_port", Type.INTEGER, BASTION),
          refused("ssh_bastion_agent_auth", Type.FLAG, BASTION),
          refused("ssh_bastion_username", Type.TEXT, BASTION),
          refused("ssh_bastion_password", Type.SECRET, BASTION),
          refused("ssh_bastion_interactive", Type.FLAG, BASTION),
          refused("ssh_bastion_private_key_file", Type.TEXT, BASTION),
          refused("ssh_bastion_certificate_file", Type.TEXT, BASTION));

  private static final List<OptionSpec> WINRM =
      List.of(
          refused("winrm_username", Type.TEXT, WINDOWS),
          refused("winrm_password", Type.SECRET, WINDOWS),
          refused("winrm_host", Type.TEXT, WINDOWS),
          refused("winrm_no_proxy", Type.FLAG, WINDOWS),
          refused("winrm_port", Type.INTEGER, WINDOWS),
          refused("winrm_timeout", Type.DURATION, WINDOWS),
          refused("winrm_use_ssl", Type.FLAG, WINDOWS),
          refused("winrm_insecure", Type.FLAG, WINDOWS),
          refused("winrm_use_ntlm", Type.FLAG, WINDOWS));

  static final List<OptionSpec> ROWS = all();

  private CommunicatorOptions() {}

  private static List<OptionSpec> all() {
    List<OptionSpec> all = new ArrayList<>(SSH);
    all.addAll(LATER);
    all.addAll(BASTIONS);
    all.addAll(WINRM);
    return List.copyOf(all);
  }
}
