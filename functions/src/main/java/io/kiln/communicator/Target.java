package io.kiln.communicator;

import io.kiln.template.Secret;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/** Where to log in, as whom, and how to know that it is the right machine. */
@Value.Immutable
public interface Target {
  String host();

  int port();

  String user();

  /** PEM, PKCS#1 or PKCS#8, or OpenSSH's own format. */
  Secret privateKey();

  /** The only host key that will do; any, when absent. */
  Optional<String> hostKey();

  @Value.Default
  default Duration connectTimeout() {
    return Duration.ofSeconds(10);
  }

  @Value.Default
  default Duration handshakeTimeout() {
    return Duration.ofSeconds(20);
  }

  /** How often a silent connection is asked for a sign of life. */
  @Value.Default
  default Duration keepAlive() {
    return Duration.ofSeconds(5);
  }

  /** For messages: {@code root@10.0.0.1:22}. */
  @Value.Derived
  default String label() {
    return user() + "@" + host() + ":" + port();
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Target}. */
  final class Builder extends ImmutableTarget.Builder {}
}
