package io.kiln.communicator;

import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/** Where to log in, as whom, and how to know that it is the right machine. */
@Value.Immutable
public interface Target extends Identity {
  String host();

  int port();

  /** The only host key that will do; any, when absent. */
  Optional<String> hostKey();

  @Value.Default
  default Transport transport() {
    return Transport.usual();
  }

  @Value.Default
  default Duration connectTimeout() {
    return Duration.ofSeconds(10);
  }

  @Value.Default
  default Duration handshakeTimeout() {
    return Duration.ofSeconds(20);
  }

  /** For messages: {@code root@10.0.0.1:22}. */
  @Override
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
