package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What {@link ImageCopies#copy} asks for. */
@Value.Immutable
@JsonSerialize(as = ImmutableNewCopy.class)
@JsonDeserialize(as = ImmutableNewCopy.class)
public interface NewCopy {
  /** Where the image is. */
  String region();

  String imageId();

  /** Where the copy goes: the same region makes an encrypted copy of a plain image. */
  String toRegion();

  String name();

  Optional<String> description();

  Optional<Boolean> encrypted();

  Optional<String> kmsKeyId();

  Optional<String> resourceGroupId();

  Map<String, String> tags();

  /** The ClientToken: the same request with the same token makes one thing. */
  String token();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewCopy}. */
  final class Builder extends ImmutableNewCopy.Builder {}
}
