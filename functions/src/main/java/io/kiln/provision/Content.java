package io.kiln.provision;

import io.kiln.build.BundleFile;
import io.kiln.build.BundleFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The bytes of a file on its way to the machine. */
final class Content {
  /** Opens the bytes from an offset on. */
  private interface Source {
    InputStream open(long offset);
  }

  private final long size;
  private final String sha256;
  private final Source source;

  private Content(long size, String sha256, Source source) {
    this.size = size;
    this.sha256 = sha256;
    this.source = source;
  }

  static Content of(BundleFiles files, BundleFile file) {
    return new Content(file.size(), file.sha256(), offset -> files.open(file, offset));
  }

  static Content of(byte[] bytes) {
    return new Content(
        bytes.length,
        sha256(bytes),
        offset -> new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset));
  }

  long size() {
    return size;
  }

  String sha256() {
    return sha256;
  }

  byte[] read(long offset, int most) {
    try (InputStream in = source.open(offset)) {
      return in.readNBytes(most);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return String.format("%064x", new BigInteger(1, digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
