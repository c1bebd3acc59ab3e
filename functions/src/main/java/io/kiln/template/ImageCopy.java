package io.kiln.template;

import java.util.Optional;
import org.immutables.value.Value;

/** One region the finished image is copied to, and what the copy is called there. */
@Value.Immutable
public interface ImageCopy {
  String region();

  String name();

  /** The key of that region which encrypts the copy. */
  Optional<String> kmsKeyId();

  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link ImageCopy}. */
  final class Builder extends ImmutableImageCopy.Builder {}
}
