package io.kiln.trigger.bundle;

import java.io.IOException;
import java.io.InputStream;
import org.immutables.value.Value;

/** One file that was handed in. Its content can be read again and again. */
@Value.Immutable
public interface Piece {
  /** Bytes. */
  long size();

  /** Permission bits, e.g. 0755 as a number. */
  int mode();

  /** Lower-case hexadecimal. */
  String sha256();

  Content content();

  /** Where the bytes are. */
  interface Content {
    InputStream open() throws IOException;
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Piece}. */
  final class Builder extends ImmutablePiece.Builder {}
}
