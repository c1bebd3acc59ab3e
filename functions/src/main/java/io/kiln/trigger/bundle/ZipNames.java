package io.kiln.trigger.bundle;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Which entries of a zip may be taken, and what mode they have. */
final class ZipNames {
  private static final int LONGEST = 512;
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");
  private static final int FILE_TYPE = 0170000;
  private static final int PLAIN_FILE = 0100000;
  private static final int FOLDER = 0040000;

  private ZipNames() {}

  /** What a Mac packs beside the files. */
  static boolean isJunk(String path) {
    return path.startsWith("__MACOSX/") || path.equals(".DS_Store") || path.endsWith("/.DS_Store");
  }

  static Optional<String> wrong(ZipArchiveEntry entry) {
    String path = entry.getName();
    int type = entry.getUnixMode() & FILE_TYPE;
    String plain = entry.isDirectory() ? path.substring(0, path.length() - 1) : path;
    if (type != 0 && type != PLAIN_FILE && type != FOLDER) {
      return Optional.of("is neither a file nor a folder: a link, or a device");
    }
    return wrong(plain);
  }

  static Optional<String> wrong(String path) {
    if (path.length() > LONGEST) {
      return Optional.of("has a name longer than " + LONGEST + " characters");
    }
    if (path.startsWith("/") || path.contains("\\") || DRIVE.matcher(path).matches()) {
      return Optional.of("is not a relative path");
    }
    if (path.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("has a name with control characters");
    }
    return Arrays.stream(path.split("/", -1)).anyMatch(ZipNames::leads)
        ? Optional.of("is a path that leads outside, or twice to one place")
        : Optional.empty();
  }

  static Optional<String> unreadable(ZipFile zip, ZipArchiveEntry entry) {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      return Optional.of("is encrypted");
    }
    return zip.canReadEntryData(entry)
        ? Optional.empty()
        : Optional.of(
            "is compressed by a method that is not supported (" + entry.getMethod() + ")");
  }

  /** Permission bits; a zip that was not made on Unix has none. */
  static int mode(ZipArchiveEntry entry) {
    int mode = entry.getUnixMode() & 0777;
    return mode == 0 ? Pieces.PLAIN : mode;
  }

  /** A stranger's name as a message may show it. */
  static String shown(String path) {
    String plain = path.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 200 ? plain.substring(0, 200) + "..." : plain;
  }

  private static boolean leads(String part) {
    return part.isEmpty() || part.equals(".") || part.equals("..");
  }
}
