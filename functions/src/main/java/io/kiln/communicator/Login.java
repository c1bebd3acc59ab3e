package io.kiln.communicator;

import java.time.Duration;
import org.immutables.value.Value;

/** How a template wants its machine to be logged in to. */
@Value.Immutable
public interface Login extends WithLogin {
  String user();

  @Value.Default
  default int port() {
    return 22;
  }

  /** How long to try until the first login succeeds. */
  @Value.Default
  default Duration timeout() {
    return Duration.ofMinutes(5);
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
