package io.kiln.local.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * Which cloud a build is made in; kept with it, so that a later command finds the same one.
 *
 * @param endpoints URL by product: ecs, vpc, oss
 * @param hostMachines whether a local instance is this computer itself
 */
record CloudChoice(boolean aliyun, Map<String, String> endpoints, boolean hostMachines) {
  CloudChoice {
    endpoints = Map.copyOf(endpoints);
  }

  /** The local cloud with isolated machines. */
  static CloudChoice local() {
    return new CloudChoice(false, Map.of(), false);
  }

  /** The folder in which builds against the real cloud are kept; the local cloud has its OSS. */
  static Path store(Path home) {
    return home.resolve("aliyun");
  }
}
