package io.kiln.local.machine;

import java.nio.file.Path;
import java.util.List;

/**
 * What a machine is made of.
 *
 * @param id names the machine and its folder
 * @param layers image layers, newest first; none means the host's operating system only
 * @param hostName what the machine calls itself
 * @param address its own 127.x.y.z
 * @param authorizedKeys public keys, one authorized_keys line each, that may log in
 */
public record MachineSpec(
    String id, List<Path> layers, String hostName, String address, List<String> authorizedKeys) {

  /** Copies the lists and refuses names that can't be a folder or a host. */
  public MachineSpec {
    layers = List.copyOf(layers);
    authorizedKeys = List.copyOf(authorizedKeys);
    requireWord(id);
    requireWord(hostName);
  }

  static String requireWord(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
      throw new IllegalArgumentException("Not a machine's name: " + name);
    }
    return name;
  }
}
