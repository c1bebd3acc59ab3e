package io.kiln.build;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/** One file or folder of a bundle. */
@Value.Immutable
@JsonSerialize(as = ImmutableBundleFile.class)
@JsonDeserialize(as = ImmutableBundleFile.class)
public interface BundleFile extends WithBundleFile {
  /** The path as the template names it; below a folder, that path, '/' and the relative path. */
  String path();

  boolean folder();

  /** Bytes; 0 for a folder. */
  long size();

  /** Permission bits, e.g. 0755 as a number. */
  int mode();

  /** Lower-case hexadecimal; empty for a folder. */
  String sha256();

  /** A private key: its content is kept only encrypted. */
  @Value.Default
  default boolean secret() {
    return false;
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link BundleFile}. */
  final class Builder extends ImmutableBundleFile.Builder {}
}
