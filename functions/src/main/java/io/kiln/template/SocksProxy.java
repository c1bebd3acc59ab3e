package io.kiln.template;

import java.util.Optional;
import org.immutables.value.Value;

/** A SOCKS5 proxy between the functions and whatever they log in to. */
@Value.Immutable
public interface SocksProxy {
  String host();

  int port();

  Optional<String> username();

  Optional<Secret> password();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link SocksProxy}. */
  final class Builder extends ImmutableSocksProxy.Builder {}
}
