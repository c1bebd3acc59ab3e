package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/** The disk that a new instance boots from; whatever is left out, the cloud chooses. */
@Value.Immutable
@JsonSerialize(as = ImmutableSystemDisk.class)
@JsonDeserialize(as = ImmutableSystemDisk.class)
public interface SystemDisk {
  Optional<String> category();

  /** GiB. */
  Optional<Integer> size();

  Optional<String> name();

  Optional<String> description();

  Optional<Boolean> encrypted();

  Optional<String> kmsKeyId();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link SystemDisk}. */
  final class Builder extends ImmutableSystemDisk.Builder {}
}
