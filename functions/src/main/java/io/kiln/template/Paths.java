package io.kiln.template;

/** What to tell a person about a file that is not there. */
final class Paths {
  private Paths() {}

  static String missing(String path) {
    return "stat " + path + ": no such file or directory";
  }

  static String remedy(String path) {
    return path.startsWith("/")
        ? "Check the path."
        : "Check the path: it counts from the folder the command runs in; {{template_dir}} is the"
            + " template's folder.";
  }
}
