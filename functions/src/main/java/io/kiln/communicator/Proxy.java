package io.kiln.communicator;

import io.kiln.template.Secret;
import java.util.Optional;
import org.immutables.value.Value;

/** A SOCKS5 proxy that every connection goes through. */
@Value.Immutable
public interface Proxy {
  String host();

  @Value.Default
  default int port() {
    return 1080;
  }

  Optional<String> user();

  Optional<Secret> password();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Proxy}. */
  final class Builder extends ImmutableProxy.Builder {}
}
