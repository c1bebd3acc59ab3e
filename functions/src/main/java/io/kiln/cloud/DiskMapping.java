package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/** One disk of an image: the snapshot it is filled from. */
@Value.Immutable
@JsonSerialize(as = ImmutableDiskMapping.class)
@JsonDeserialize(as = ImmutableDiskMapping.class)
public interface DiskMapping {
  Optional<String> snapshotId();

  String device();

  /** GiB. */
  int size();

  /** {@code system} or {@code data}. */
  String type();

  @Value.Default
  default boolean encrypted() {
    return false;
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link DiskMapping}. */
  final class Builder extends ImmutableDiskMapping.Builder {}
}
