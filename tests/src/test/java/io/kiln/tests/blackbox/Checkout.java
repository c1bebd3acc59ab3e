package io.kiln.tests.blackbox;

import java.nio.file.Path;

/** Where this repository lies, and what was built in it. */
final class Checkout {
  private Checkout() {}

  static Path root() {
    return Path.of("..").toAbsolutePath().normalize(); // tests run in their module
  }

  static String example(String name) {
    return root().resolve("examples").resolve(name).toString();
  }

  /** The jar that is deployed. */
  static Path functions() {
    return root().resolve("functions/target/kiln-functions.jar");
  }

  /** The folder of the command line's jar, its libraries beside it. */
  static Path made() {
    return root().resolve("local/target");
  }
}
