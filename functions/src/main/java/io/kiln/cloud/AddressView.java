package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/** A public address (EIP) as the cloud shows it. */
@Value.Immutable
@JsonSerialize(as = ImmutableAddressView.class)
@JsonDeserialize(as = ImmutableAddressView.class)
public interface AddressView {
  String allocationId();

  String name();

  String address();

  /**
   * {@code Available}, {@code Associating}, {@code InUse}, {@code Unassociating}, {@code
   * Releasing}.
   */
  String status();

  Optional<String> instanceId();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link AddressView}. */
  final class Builder extends ImmutableAddressView.Builder {}
}
