package io.kiln.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.build.BuildId;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Under which key everything is kept. */
final class Keys {
  static final String PROBE = "probe";
  static final String MASTER = "keys/master";
  static final String ACTIVE = "active/";
  static final String ENDED = "ended/";
  static final String WAKE = "wake/";
  static final String OUTBOX = "outbox/";
  static final String SERIES = "series/";
  static final String TOKENS = "tokens/";
  static final String AUDIT = "audit/";
  static final String LEAKING = "leaking/";
  static final String SWEEPS = "sweeps/";

  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.";

  /** A file name may have 255 bytes; this leaves room for a digest. */
  private static final int LONGEST_NAME = 180;

  private Keys() {}

  static String entry(BuildId build, long seq) {
    return String.format("builds/%s/journal/%010d.json", build, seq);
  }

  static String log(BuildId build) {
    return "builds/" + build + "/log";
  }

  static String secret(BuildId build, String name) {
    return "builds/" + build + "/secrets/" + segment(name);
  }

  static String release(BuildId build, String pause) {
    return "builds/" + build + "/releases/" + segment(pause);
  }

  static String bundle(BuildId build) {
    return "builds/" + build + "/bundle";
  }

  static String origin(BuildId build) {
    return "builds/" + build + "/origin.json";
  }

  static String submission(String digest) {
    return "submissions/" + digest;
  }

  static String token(String id) {
    return TOKENS + segment(id);
  }

  static String file(BuildId build, String sha256) {
    return "builds/" + build + "/files/" + segment(sha256);
  }

  static String secretFile(BuildId build, String sha256) {
    return secret(build, "file-" + sha256);
  }

  static String artifact(BuildId build, String path) {
    return "builds/" + build + "/artifacts/" + path(path);
  }

  /** A file as one download of several brings it. */
  static String artifact(BuildId build, String path, String download) {
    return "builds/" + build + "/artifact-downloads/" + segment(download) + "/" + path(path);
  }

  private static String path(String path) {
    return Arrays.stream(path.split("/", -1)).map(Keys::segment).collect(Collectors.joining("/"));
  }

  /** The path that {@link #artifactDescription} made a key of. */
  static String artifactPath(BuildId build, String key) {
    return Arrays.stream(key.substring(artifactDescriptions(build).length()).split("/", -1))
        .map(part -> part.equals("%") ? "" : URLDecoder.decode(part, UTF_8))
        .collect(Collectors.joining("/"));
  }

  static String artifactDescriptions(BuildId build) {
    return "builds/" + build + "/artifact-descriptions/";
  }

  static String artifactDescription(BuildId build, String path) {
    return artifactDescriptions(build) + path(path);
  }

  static String name(String region, String imageName) {
    String plain = segment(imageName);
    boolean tooLong = plain.length() > LONGEST_NAME;
    return "names/"
        + segment(region)
        + "/"
        + (tooLong ? plain.substring(0, 100) + "~" + Sha256.of(imageName.getBytes(UTF_8)) : plain);
  }

  static String active(BuildId build) {
    return ACTIVE + build;
  }

  static String ended(BuildId build) {
    return ENDED + build;
  }

  /** Any text as one part of a key, safe as a file name everywhere. */
  static String segment(String text) {
    if (text.isEmpty()) {
      return "%";
    }
    boolean dots = text.chars().allMatch(c -> c == '.');
    StringBuilder safe = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      boolean plain = PLAIN.indexOf(b) >= 0 && !dots && !(b == '.' && safe.length() == 0);
      safe.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b));
    }
    return safe.toString();
  }
}
