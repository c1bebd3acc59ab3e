package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What {@link Images#create} asks for: an image of an instance with all its disks, or of a
 * snapshot.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableNewImage.class)
@JsonDeserialize(as = ImmutableNewImage.class)
public interface NewImage {
  String region();

  String name();

  Optional<String> instanceId();

  Optional<String> snapshotId();

  Optional<String> version();

  Optional<String> description();

  Optional<String> resourceGroupId();

  /** {@code BIOS}, {@code UEFI} or {@code UEFI-Preferred}. */
  Optional<String> bootMode();

  Map<String, String> tags();

  /** The ClientToken: the same request with the same token makes one thing. */
  String token();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewImage}. */
  final class Builder extends ImmutableNewImage.Builder {}
}
