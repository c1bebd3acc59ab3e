package io.kiln.local.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * Which cloud a build is made in; kept with it, so that a later command finds the same one.
 *
 * @param endpoints URL by product: ecs, vpc, oss
 * @param hostMachines whether a local instance is this computer itself
 * @param shellLocal whether templates may run commands on this computer
 */
record CloudChoice(
    boolean aliyun, Map<String, String> endpoints, boolean hostMachines, boolean shellLocal) {
  CloudChoice {
    endpoints = Map.copyOf(endpoints);
  }

  /** The local cloud with isolated machines. */
  static CloudChoice local() {
    return new CloudChoice(false, Map.of(), false, false);
  }

  CloudChoice withShellLocal(boolean allowed) {
    return new CloudChoice(aliyun, endpoints, hostMachines, allowed);
  }

  /** What a local instance is, in the word of {@code -machine}. */
  String machine() {
    return hostMachines ? "host" : "namespace";
  }

  /** The folder in which builds against the real cloud are kept; the local cloud has its OSS. */
  static Path store(Path home) {
    return home.resolve("aliyun");
  }
}
