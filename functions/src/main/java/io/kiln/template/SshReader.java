package io.kiln.template;

import io.kiln.template.option.Section;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads and checks how a builder reaches its machine. */
final class SshReader {
  private static final int PORT = 22;
  private static final int LAST_PORT = 65535;
  private static final Duration TIMEOUT = Duration.ofMinutes(5);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);
  private static final int HANDSHAKES = 10;

  private final Surroundings around;

  SshReader(Surroundings around) {
    this.around = around;
  }

  /** Empty for a builder that connects to nothing. */
  Optional<SshSettings> read(Section section) {
    String type = section.text("communicator").orElse("ssh");
    if (type.equals("none")) {
      return Optional.empty();
    }
    if (!type.equals("ssh")) {
      refuse(section, type);
    } else {
      check(section);
    }
    return Optional.of(settings(section));
  }

  private static void refuse(Section section, String type) {
    boolean known = Set.of("winrm", "docker", "dockerWindowsContainer").contains(type);
    section.problem(
        "communicator",
        known
            ? "Communicator type " + type + " is not supported yet"
            : "Communicator type " + type + " is invalid",
        "Use \"ssh\", or \"none\" to bake without provisioners.");
  }

  private static SshSettings settings(Section section) {
    int port = section.integer("ssh_port");
    int attempts = section.integer("ssh_handshake_attempts");
    return SshSettings.builder()
        .username(section.text("ssh_username").orElse(""))
        .port(port == 0 ? PORT : port)
        .timeout(
            section
                .duration("ssh_wait_timeout")
                .or(() -> section.duration("ssh_timeout"))
                .orElse(TIMEOUT))
        .handshakeAttempts(attempts == 0 ? HANDSHAKES : attempts)
        .privateKeyFile(section.text("ssh_private_key_file"))
        .keypairName(section.text("ssh_keypair_name"))
        .temporaryKeyPairName(section.text("temporary_key_pair_name"))
        .password(section.text("ssh_password").map(Secret::of))
        .clearAuthorizedKeys(section.flag("ssh_clear_authorized_keys"))
        .pty(section.flag("ssh_pty"))
        .keepAliveInterval(section.duration("ssh_keep_alive_interval").orElse(KEEP_ALIVE))
        .readWriteTimeout(section.duration("ssh_read_write_timeout"))
        .pauseBeforeConnecting(section.duration("pause_before_connecting").orElse(Duration.ZERO))
        .build();
  }

  private void check(Section section) {
    if (section.text("ssh_username").isEmpty()) {
      section.problem(
          "ssh_username",
          "An ssh_username must be specified\n"
              + "  Note: some builders used to default ssh_username to \"root\".",
          "Add \"ssh_username\": \"root\".");
    }
    int port = section.integer("ssh_port");
    if (port < 0 || port > LAST_PORT) {
      section.problem("ssh_port", "ssh_port must be 1 to 65535", "Leave it out for 22.");
    }
    if (section.integer("ssh_handshake_attempts") < 0) {
      section.problem(
          "ssh_handshake_attempts",
          "ssh_handshake_attempts must not be negative",
          "Leave it out for 10.");
    }
    positive(section, "ssh_timeout");
    positive(section, "ssh_wait_timeout");
    section.text("ssh_private_key_file").ifPresent(path -> keyFile(section, path));
    transfer(section);
  }

  private static void positive(Section section, String option) {
    if (section.duration(option).filter(Duration::isNegative).isPresent()) {
      section.problem(option, option + " must not be negative", "Leave it out for 5m.");
    }
  }

  private void keyFile(Section section, String path) {
    String option = "ssh_private_key_file";
    around.name(path, section.spot(option), false);
    if (!around.exists(path)) {
      section.problem(option, option + " is invalid: " + Paths.missing(path), Paths.remedy(path));
    }
  }

  private static void transfer(Section section) {
    String method = section.text("ssh_file_transfer_method").orElse("scp");
    if (!Set.of("scp", "sftp").contains(method)) {
      section.problem(
          "ssh_file_transfer_method",
          "ssh_file_transfer_method ('" + method + "') is invalid, valid methods: sftp, scp",
          "Leave it out.");
    }
  }
}
