package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/** What {@link Addresses#allocate} asks for. */
@Value.Immutable
@JsonSerialize(as = ImmutableNewAddress.class)
@JsonDeserialize(as = ImmutableNewAddress.class)
public interface NewAddress {
  String region();

  String name();

  /** Mbit/s. */
  Optional<String> bandwidth();

  /** {@code PayByTraffic} or {@code PayByBandwidth}. */
  Optional<String> chargeType();

  /** The ClientToken: the same request with the same token makes one thing. */
  String token();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewAddress}. */
  final class Builder extends ImmutableNewAddress.Builder {}
}
