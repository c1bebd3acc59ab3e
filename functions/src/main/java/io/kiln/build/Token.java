package io.kiln.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** ClientTokens: names made of what they stand for, never random, so that a replay has the same. */
final class Token {
  private Token() {}

  /** 36 ASCII characters; the API allows 64. */
  static String of(BuildId build, String step, String key, int attempt) {
    String name = build + "/" + step + "/" + key + "/" + attempt;
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }
}
