package io.kiln.template;

import java.util.Optional;
import org.immutables.value.Value;

/** With which credentials a builder calls the cloud, as far as the template or environment say. */
@Value.Immutable
public interface Access {
  Optional<Secret> accessKey();

  Optional<Secret> secretKey();

  Optional<Secret> securityToken();

  /** The profile of the shared credentials file that holds keys or names a role. */
  Optional<String> profile();

  /** As written; absent: {@code ~/.aliyun/config.json}. */
  Optional<String> sharedCredentialsFile();

  /** The role of the instance on which Kiln runs. */
  Optional<String> ramRoleName();

  /** The role to be assumed with the keys. */
  Optional<String> ramRoleArn();

  Optional<String> ramSessionName();

  /** Where ECS is, other than at its region's own address. */
  Optional<String> customEndpoint();

  /** Whether the key pair is whole. */
  default boolean isGiven() {
    return accessKey().isPresent() && secretKey().isPresent();
  }

  /** Whether the builder says whose keys are used, in whatever way. */
  default boolean isNamed() {
    return isGiven() || profile().isPresent() || ramRoleName().isPresent();
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link Access}. */
  final class Builder extends ImmutableAccess.Builder {}
}
