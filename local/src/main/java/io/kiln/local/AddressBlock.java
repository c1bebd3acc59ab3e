package io.kiln.local;

import io.kiln.local.disk.JsonFile;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The part of 127.0.0.0/8 that a home's machines live in, drawn once. */
final class AddressBlock {
  private static final int FIRST = 64;
  private static final int LAST = 254;

  private AddressBlock() {}

  static int of(Path home) {
    JsonFile<Integer> file = new JsonFile<>(home.resolve("addresses.json"), Integer.class);
    return file.read()
        .orElseGet(
            () -> {
              int block = FIRST + new SecureRandom().nextInt(LAST - FIRST + 1);
              file.write(block);
              return block;
            });
  }
}
