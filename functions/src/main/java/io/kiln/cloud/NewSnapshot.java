package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What {@link Snapshots#create} asks for. */
@Value.Immutable
@JsonSerialize(as = ImmutableNewSnapshot.class)
@JsonDeserialize(as = ImmutableNewSnapshot.class)
public interface NewSnapshot {
  String region();

  String diskId();

  Optional<String> name();

  Optional<String> description();

  Map<String, String> tags();

  /** The ClientToken: the same request with the same token makes one thing. */
  String token();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewSnapshot}. */
  final class Builder extends ImmutableNewSnapshot.Builder {}
}
