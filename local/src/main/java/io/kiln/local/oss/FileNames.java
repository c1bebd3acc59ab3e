package io.kiln.local.oss;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Object keys as file names: readable where they are short. */
final class FileNames {
  private static final int LONGEST = 180;

  private FileNames() {}

  static String of(String key) {
    String name = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("*", "%2A");
    if (name.length() <= LONGEST) {
      return name;
    }
    // '~' is always encoded otherwise, so no readable name meets a shortened one.
    UUID digest = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    return name.substring(0, LONGEST) + "~" + digest;
  }
}
