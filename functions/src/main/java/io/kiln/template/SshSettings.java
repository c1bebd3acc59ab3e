package io.kiln.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** How a builder reaches its machine by SSH. */
@Value.Immutable
public interface SshSettings {
  String username();

  /** Where the machine is reached instead of at its own address. */
  Optional<String> host();

  int port();

  /** How long the machine may take to answer. */
  Duration timeout();

  int handshakeAttempts();

  /** As written; a leading ~ means the home folder. */
  Optional<String> privateKeyFile();

  /** As written; of the private key file. */
  Optional<String> certificateFile();

  /** A key pair that already exists in the cloud. */
  Optional<String> keypairName();

  /** The name of the key pair that is made for this build; absent: Kiln names it. */
  Optional<String> temporaryKeyPairName();

  KeyType temporaryKeyType();

  int temporaryKeyBits();

  Optional<Secret> password();

  boolean pty();

  /** By name, in order of preference; empty: every safe one. */
  List<String> ciphers();

  /** Likewise. */
  List<String> keyExchanges();

  Optional<Bastion> bastion();

  Optional<SocksProxy> proxy();

  /** Negative: never ask for a sign of life. */
  Duration keepAliveInterval();

  /** Absent: no limit. */
  Optional<Duration> readWriteTimeout();

  /** A wait before the first connection, for machines that restart once at first. */
  Duration pauseBeforeConnecting();

  /** Whether a temporary key pair is to be made: no other way in is given. */
  default boolean needsTemporaryKeyPair() {
    return temporaryKeyPairName().isPresent()
        || (keypairName().isEmpty() && privateKeyFile().isEmpty() && password().isEmpty());
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link SshSettings}. */
  final class Builder extends ImmutableSshSettings.Builder {}
}
