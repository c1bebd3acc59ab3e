package io.kiln.template;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The uuids of one text: the same seed and text give the same ones, in the same order. */
final class Uuids {
  private final String seed;
  private int given;

  Uuids(String seed) {
    this.seed = seed;
  }

  String next() {
    String name = seed + "/" + given++;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
