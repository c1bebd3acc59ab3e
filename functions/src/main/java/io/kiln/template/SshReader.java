package io.kiln.template;

import io.kiln.template.option.Section;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads how a builder reaches its machine. */
final class SshReader {
  private static final int PORT = 22;
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
    SshSettings settings = settings(section);
    if (!type.equals("ssh")) {
      refuse(section, type);
    } else {
      new SshChecks(section, around).check(settings);
    }
    return Optional.of(settings);
  }

  private static void refuse(Section section, String type) {
    if (type.equals("winrm")) {
      WinRmChecks.check(section);
    }
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
    SshSettings.Builder settings = SshSettings.builder();
    keys(section, settings);
    transport(section, settings);
    return settings
        .username(section.text("ssh_username").orElse(""))
        .host(section.text("ssh_host"))
        .port(port == 0 ? PORT : port)
        .timeout(
            section
                .duration("ssh_wait_timeout")
                .or(() -> section.duration("ssh_timeout"))
                .orElse(TIMEOUT))
        .handshakeAttempts(attempts == 0 ? HANDSHAKES : attempts)
        .pty(section.flag("ssh_pty"))
        .pauseBeforeConnecting(section.duration("pause_before_connecting").orElse(Duration.ZERO))
        .build();
  }

  private static void keys(Section section, SshSettings.Builder settings) {
    KeyType type = SshChecks.keyType(section).orElse(KeyType.RSA);
    int bits = section.integer("temporary_key_pair_bits");
    settings
        .privateKeyFile(section.text("ssh_private_key_file"))
        .certificateFile(section.text("ssh_certificate_file"))
        .keypairName(section.text("ssh_keypair_name"))
        .temporaryKeyPairName(section.text("temporary_key_pair_name"))
        .temporaryKeyType(type)
        .temporaryKeyBits(bits == 0 ? type.usualBits() : bits)
        .password(section.text("ssh_password").map(Secret::of));
  }

  private static void transport(Section section, SshSettings.Builder settings) {
    settings
        .addAllCiphers(section.texts("ssh_ciphers"))
        .addAllKeyExchanges(section.texts("ssh_key_exchange_algorithms"))
        .bastion(section.text("ssh_bastion_host").map(host -> bastion(section, host)))
        .proxy(section.text("ssh_proxy_host").map(host -> proxy(section, host)))
        .keepAliveInterval(section.duration("ssh_keep_alive_interval").orElse(KEEP_ALIVE))
        .readWriteTimeout(section.duration("ssh_read_write_timeout"));
  }

  /** Without a key of its own it takes the machine's, as Packer does. */
  private static Bastion bastion(Section section, String host) {
    int port = section.integer("ssh_bastion_port");
    Optional<String> own = section.text("ssh_bastion_private_key_file");
    return Bastion.builder()
        .host(host)
        .port(port == 0 ? PORT : port)
        .username(section.text("ssh_bastion_username").orElse(""))
        .password(section.text("ssh_bastion_password").map(Secret::of))
        .privateKeyFile(own.or(() -> section.text("ssh_private_key_file")))
        .certificateFile(
            own.isPresent()
                ? section.text("ssh_bastion_certificate_file")
                : section.text("ssh_certificate_file"))
        .build();
  }

  private static SocksProxy proxy(Section section, String host) {
    int port = section.integer("ssh_proxy_port");
    return SocksProxy.builder()
        .host(host)
        .port(port == 0 ? 1080 : port)
        .username(section.text("ssh_proxy_username"))
        .password(section.text("ssh_proxy_password").map(Secret::of))
        .build();
  }
}
