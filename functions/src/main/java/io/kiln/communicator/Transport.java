package io.kiln.communicator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** How the bytes travel: on which way, how encrypted, and when a silent line counts as broken. */
@Value.Immutable
public interface Transport {
  Optional<Hop> bastion();

  /** On the way to the bastion, if there is one. */
  Optional<Proxy> proxy();

  /** By their names, in order of preference; empty: every safe one. */
  List<String> ciphers();

  /** Likewise. */
  List<String> keyExchanges();

  /** How often a silent connection is asked for a sign of life; zero: never. */
  @Value.Default
  default Duration keepAlive() {
    return Duration.ofSeconds(5);
  }

  /** For how long the other side may be silent although it was asked. */
  @Value.Default
  default Duration silence() {
    return keepAlive().multipliedBy(5);
  }

  /** Straight to the machine, all as usual. */
  static Transport usual() {
    return builder().build();
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Transport}. */
  final class Builder extends ImmutableTransport.Builder {}
}
