package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/** What {@link Vpcs#create} asks for. */
@Value.Immutable
@JsonSerialize(as = ImmutableNewVpc.class)
@JsonDeserialize(as = ImmutableNewVpc.class)
public interface NewVpc {
  String region();

  String name();

  /** Empty for the cloud's own choice. */
  Optional<String> cidr();

  Optional<String> description();

  /** The ClientToken: the same request with the same token makes one thing. */
  String token();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewVpc}. */
  final class Builder extends ImmutableNewVpc.Builder {}
}
