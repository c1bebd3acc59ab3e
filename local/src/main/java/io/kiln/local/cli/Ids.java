package io.kiln.local.cli;

import io.kiln.build.BuildId;
import java.security.SecureRandom;

/** Draws build ids: short enough to be typed, and no two alike. */
final class Ids {
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 10;

  private final SecureRandom random = new SecureRandom();

  BuildId next() {
    StringBuilder id = new StringBuilder("b-");
    for (int i = 0; i < LENGTH; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return BuildId.of(id.toString());
  }
}
