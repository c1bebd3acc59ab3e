package io.kiln.template;

import java.util.Optional;
import org.immutables.value.Value;

/** With which credentials a builder calls the cloud, as far as the template or environment say. */
@Value.Immutable
public interface Access {
  Optional<Secret> accessKey();

  Optional<Secret> secretKey();

  Optional<Secret> securityToken();

  /** Whether the key pair is whole. */
  default boolean isGiven() {
    return accessKey().isPresent() && secretKey().isPresent();
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link Access}. */
  final class Builder extends ImmutableAccess.Builder {}
}
