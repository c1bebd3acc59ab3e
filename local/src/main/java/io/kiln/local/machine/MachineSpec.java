package io.kiln.local.machine;

import java.nio.file.Path;
import java.util.List;

/** What a machine is made of. */
public record MachineSpec(
    String id, List<Path> layers, String hostName, String address, List<String> authorizedKeys) {}
