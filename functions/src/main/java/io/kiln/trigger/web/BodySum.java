package io.kiln.trigger.web;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Takes a body's sum, and no more of it than allowed. */
final class BodySum extends OutputStream {
  private final MessageDigest digest;
  private long left;

  BodySum(long most) {
    this.left = most;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    left -= count;
    if (left < 0) {
      throw new IOException("the answer is longer than anybody reads");
    }
    digest.update(bytes, from, count);
  }

  String hex() {
    StringBuilder text = new StringBuilder();
    for (byte b : digest.digest()) {
      text.append(String.format("%02x", b));
    }
    return text.toString();
  }
}
