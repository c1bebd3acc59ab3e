package io.kiln.local.oss;

import java.time.Instant;
import java.util.Map;

/** What is known of an object; its bytes are the first {@code size} ones of the data file. */
record Stored(
    String key,
    String data,
    long size,
    Check check,
    Instant modified,
    Map<String, String> headers) {
  /** The sums over its bytes, and whether it was made by appending. */
  record Check(String etag, long crc64, boolean appendable) {}

  String type() {
    return check.appendable() ? "Appendable" : "Normal";
  }

  String crc() {
    return Long.toUnsignedString(check.crc64());
  }

  String quotedEtag() {
    return "\"" + check.etag() + "\"";
  }
}
