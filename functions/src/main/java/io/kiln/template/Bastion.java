package io.kiln.template;

import java.util.Optional;
import org.immutables.value.Value;

/** A host that passes the connection to the machine on, and how to log in there. */
@Value.Immutable
public interface Bastion {
  String host();

  int port();

  String username();

  Optional<Secret> password();

  /** As written. */
  Optional<String> privateKeyFile();

  /** As written. */
  Optional<String> certificateFile();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Bastion}. */
  final class Builder extends ImmutableBastion.Builder {}
}
