package io.kiln.tests.blackbox;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this repository lies, and what was built in it. */
final class Checkout {
  private Checkout() {}

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  static String example(String name) {
    return root().resolve("examples").resolve(name).toString();
  }

  /** The folder of the command line's jar, its libraries beside it. */
  static Path made() {
    return root().resolve("local/target");
  }
}
