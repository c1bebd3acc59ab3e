package io.kiln.template;

import java.util.List;
import org.immutables.value.Value;

/** Writes the checksums of the artifact's files beside them. */
@Value.Immutable
public interface ChecksumPostProcessor extends PostProcessor {
  /** As in {@code sha256}; at least one. */
  List<String> checksumTypes();

  /** With {{.BuildName}}, {{.BuilderType}} and {{.ChecksumType}}, not filled in yet. */
  String output();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ChecksumPostProcessor}. */
  final class Builder extends ImmutableChecksumPostProcessor.Builder {}
}
