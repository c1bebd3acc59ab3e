package io.kiln.trigger.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;

/** Tells two submissions apart: by their content, its type and the options beside it. */
final class Digests {
  private Digests() {}

  static String of(HttpRequest request) {
    MessageDigest digest = sha256();
    digest.update((request.contentType() + "\n").getBytes(UTF_8));
    digest.update((new TreeMap<>(request.query()) + "\n").getBytes(UTF_8));
    StringBuilder hex = new StringBuilder();
    for (byte b : digest.digest(request.body())) {
      hex.append(Character.forDigit(b >> 4 & 0xF, 16)).append(Character.forDigit(b & 0xF, 16));
    }
    return hex.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
