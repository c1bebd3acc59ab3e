package io.kiln.tests;

import io.kiln.build.BundleFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Describes files that tests make up. */
final class TestFiles {
  private TestFiles() {}

  static BundleFile describe(String path, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return BundleFile.builder()
        .path(path)
        .folder(false)
        .size(bytes.length)
        .mode(0644)
        .sha256(sha256(bytes))
        .build();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
