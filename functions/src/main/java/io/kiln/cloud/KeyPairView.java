package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Map;
import org.immutables.value.Value;

/** A key pair as the cloud shows it. */
@Value.Immutable
@JsonSerialize(as = ImmutableKeyPairView.class)
@JsonDeserialize(as = ImmutableKeyPairView.class)
public interface KeyPairView {
  String name();

  Map<String, String> tags();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KeyPairView}. */
  final class Builder extends ImmutableKeyPairView.Builder {}
}
