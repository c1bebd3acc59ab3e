package io.kiln.template;

import io.kiln.template.option.Section;
import io.kiln.template.option.SshAlgorithms;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold of the options by which a builder reaches its machine. */
final class SshChecks {
  private static final int LAST_PORT = 65535;

  private final Section section;
  private final Surroundings around;

  SshChecks(Section section, Surroundings around) {
    this.section = section;
    this.around = around;
  }

  void check(SshSettings settings) {
    if (settings.username().isEmpty()) {
      section.problem(
          "ssh_username",
          "An ssh_username must be specified\n"
              + "  Note: some builders used to default ssh_username to \"root\".",
          "Add \"ssh_username\": \"root\".");
    }
    port("ssh_port", 22);
    if (section.integer("ssh_handshake_attempts") < 0) {
      section.problem(
          "ssh_handshake_attempts",
          "ssh_handshake_attempts must not be negative",
          "Leave it out for 10.");
    }
    positive("ssh_timeout");
    positive("ssh_wait_timeout");
    pair("ssh_private_key_file", "ssh_certificate_file");
    way(settings);
    transfer();
    known("ssh_ciphers", "cipher", SshAlgorithms.CIPHERS);
    known("ssh_key_exchange_algorithms", "key exchange", SshAlgorithms.KEY_EXCHANGES);
    temporaryKey(settings);
    settings.bastion().ifPresent(this::bastion);
    if (settings.proxy().isPresent()) {
      port("ssh_proxy_port", 1080);
    }
  }

  /** Empty when none is named, or one that there is not. */
  static Optional<KeyType> keyType(Section section) {
    return section
        .text("temporary_key_pair_type")
        .flatMap(
            word -> Arrays.stream(KeyType.values()).filter(t -> t.word().equals(word)).findFirst());
  }

  private void temporaryKey(SshSettings settings) {
    Optional<String> word = section.text("temporary_key_pair_type");
    if (word.isPresent() && keyType(section).isEmpty()) {
      section.problem(
          "temporary_key_pair_type",
          "temporary_key_pair_type '" + word.get() + "' is none that servers accept",
          "Write \"rsa\", \"ecdsa\" or \"ed25519\".");
      return;
    }
    KeyType type = settings.temporaryKeyType();
    if (!type.sizes().contains(settings.temporaryKeyBits())) {
      String sizes = type.sizes().stream().map(String::valueOf).collect(Collectors.joining(", "));
      section.problem(
          "temporary_key_pair_bits",
          "A temporary key of type "
              + type.word()
              + " can't have "
              + settings.temporaryKeyBits()
              + " bits",
          "Leave it out, or write one of " + sizes + ".");
    }
  }

  private void bastion(Bastion bastion) {
    port("ssh_bastion_port", 22);
    pair("ssh_bastion_private_key_file", "ssh_bastion_certificate_file");
    if (bastion.username().isEmpty()) {
      section.problem(
          "ssh_bastion_username",
          "ssh_bastion_username must be specified with ssh_bastion_host",
          "Add the user to log in with on the bastion.");
    }
    if (bastion.password().isEmpty() && bastion.privateKeyFile().isEmpty()) {
      section.problem(
          "ssh_bastion_host",
          "ssh_bastion_password, ssh_bastion_private_key_file or ssh_bastion_agent_auth must be"
              + " specified",
          "Add the key file or the password; a function has no agent.");
    }
  }

  private void port(String option, int usual) {
    int port = section.integer(option);
    if (port < 0 || port > LAST_PORT) {
      section.problem(option, option + " must be 1 to 65535", "Leave it out for " + usual + ".");
    }
  }

  private void positive(String option) {
    if (section.duration(option).filter(Duration::isNegative).isPresent()) {
      section.problem(option, option + " must not be negative", "Leave it out for 5m.");
    }
  }

  /** A key file, and the certificate that goes with it. */
  private void pair(String key, String certificate) {
    section.text(key).ifPresent(path -> file(key, path, true));
    section.text(certificate).ifPresent(path -> file(certificate, path, false));
    if (section.text(certificate).isPresent() && section.text(key).isEmpty()) {
      section.problem(
          certificate,
          key + " must be specified if " + certificate + " is specified",
          "Add the private key that the certificate is for.");
    }
  }

  private void file(String option, String path, boolean secret) {
    around.name(path, section.spot(option), secret ? NamedFile.Kind.KEY : NamedFile.Kind.FILE);
    if (!around.exists(path)) {
      section.problem(option, option + " is invalid: " + Paths.missing(path), Paths.remedy(path));
    }
  }

  /** The cloud keeps no private halves: with a pair's name alone nobody can log in. */
  private void way(SshSettings settings) {
    boolean noWay =
        settings.keypairName().isPresent()
            && settings.privateKeyFile().isEmpty()
            && settings.password().isEmpty()
            && !settings.needsTemporaryKeyPair();
    if (noWay) {
      section.problem(
          "ssh_keypair_name",
          "ssh_keypair_name needs ssh_private_key_file or ssh_password to log in with",
          "Name the private key of the pair, or leave both out for a temporary pair.");
    }
  }

  private void transfer() {
    String method = section.text("ssh_file_transfer_method").orElse("scp");
    if (!Set.of("scp", "sftp").contains(method)) {
      section.problem(
          "ssh_file_transfer_method",
          "ssh_file_transfer_method ('" + method + "') is invalid, valid methods: sftp, scp",
          "Leave it out.");
    }
  }

  private void known(String option, String what, List<String> all) {
    for (String name : section.texts(option)) {
      if (!all.contains(name)) {
        section.problem(
            option,
            "'" + name + "' is no " + what + " that Kiln can agree on",
            "Leave it out, or name some of: " + String.join(", ", all) + ".");
      }
    }
  }
}
