package io.kiln.communicator;

import org.immutables.value.Value;

/** A host on the way to the machine, which passes the connection on: a bastion. */
@Value.Immutable
public interface Hop extends Identity {
  String host();

  @Value.Default
  default int port() {
    return 22;
  }

  /** For messages: {@code jump@10.0.0.1:22}. */
  @Override
  @Value.Derived
  default String label() {
    return user() + "@" + host() + ":" + port();
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Hop}. */
  final class Builder extends ImmutableHop.Builder {}
}
