package io.kiln.local.oss;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Object keys as file names: readable where they are short. */
final class FileNames {
  /** The ending of the files that describe an object. */
  static final String META = ".json";

  private static final int LONGEST = 180;

  private FileNames() {}

  /** Whether the file may describe an object whose key begins so; the file itself decides. */
  static boolean mayBegin(String file, String prefix) {
    String begin = encoded(prefix);
    return file.endsWith(META)
        && file.startsWith(begin.substring(0, Math.min(LONGEST, begin.length())));
  }

  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("*", "%2A");
  }

  static String of(String key) {
    String name = encoded(key);
    if (name.length() <= LONGEST) {
      return name;
    }
    // '~' is always encoded otherwise, so no readable name meets a shortened one.
    UUID digest = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    return name.substring(0, LONGEST) + "~" + digest;
  }
}
