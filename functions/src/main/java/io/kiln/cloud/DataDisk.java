package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/** One more disk of a new instance. */
@Value.Immutable
@JsonSerialize(as = ImmutableDataDisk.class)
@JsonDeserialize(as = ImmutableDataDisk.class)
public interface DataDisk {
  Optional<String> category();

  /** GiB. */
  Optional<Integer> size();

  Optional<String> snapshotId();

  /** {@code /dev/xvdb}. */
  Optional<String> device();

  Optional<String> name();

  Optional<String> description();

  /** Without it the disk outlives the instance, and costs. */
  @Value.Default
  default boolean deleteWithInstance() {
    return true;
  }

  Optional<Boolean> encrypted();

  Optional<String> kmsKeyId();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link DataDisk}. */
  final class Builder extends ImmutableDataDisk.Builder {}
}
