package io.kiln.provision;

/** Paths on the machine, by Packer's rules. */
final class RemotePaths {
  private RemotePaths() {}

  /** Commands begin in the home folder. */
  static String fromHome(String path) {
    if (path.equals("~") || path.equals("~/")) {
      return ".";
    }
    return path.startsWith("~/") ? path.substring(2) : path;
  }

  /** The last part. */
  static String name(String path) {
    String plain = withoutSlash(path);
    return plain.substring(plain.lastIndexOf('/') + 1);
  }

  static String withoutSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** Something inside a folder. */
  static String inside(String folder, String name) {
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }
}
