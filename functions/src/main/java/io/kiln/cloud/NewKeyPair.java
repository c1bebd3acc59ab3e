package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What {@link KeyPairs#importKey} asks for; the name is what makes it findable. */
@Value.Immutable
@JsonSerialize(as = ImmutableNewKeyPair.class)
@JsonDeserialize(as = ImmutableNewKeyPair.class)
public interface NewKeyPair {
  String region();

  String name();

  /** As in an {@code authorized_keys} file. */
  String publicKey();

  Optional<String> resourceGroupId();

  Map<String, String> tags();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewKeyPair}. */
  final class Builder extends ImmutableNewKeyPair.Builder {}
}
