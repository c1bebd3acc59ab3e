package io.kiln.communicator;

import io.kiln.template.Secret;
import java.util.Optional;
import org.immutables.value.Value;

/** How a template wants its machine to be logged in to. */
@Value.Immutable
public interface Login extends WithLogin {
  String user();

  @Value.Default
  default int port() {
    return 22;
  }

  /** Where the machine is reached, if not at its own address. */
  Optional<String> host();

  Optional<Secret> password();

  /** Of the private key that the build keeps. */
  Optional<String> certificate();

  @Value.Default
  default Transport transport() {
    return Transport.usual();
  }

  /** Whether commands get a terminal. */
  @Value.Default
  default boolean pty() {
    return false;
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Login}. */
  final class Builder extends ImmutableLogin.Builder {}
}
