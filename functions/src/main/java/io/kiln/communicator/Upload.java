package io.kiln.communicator;

import org.immutables.value.Value;

/** A file on its way to the machine. */
@Value.Immutable
public interface Upload {
  String destination();

  /** Permission bits. */
  int mode();

  /** Lower-case hexadecimal. */
  String sha256();

  long size();

  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link Upload}. */
  final class Builder extends ImmutableUpload.Builder {}
}
