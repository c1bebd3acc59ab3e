package io.kiln.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.output.GoJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The caller's manifest, which each build adds itself to, whoever else does at the same time. */
final class ManifestFile {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;

  ManifestFile(Path file) {
    this.file = file;
  }

  /**
   * Adds the builds of another manifest that are not there yet.
   *
   * @param force whether builds of earlier runs are forgotten
   */
  void add(byte[] manifest, boolean force) throws IOException {
    ObjectNode added = (ObjectNode) JSON.readTree(manifest);
    // a link stays one
    Path real = Files.exists(file) ? file.toRealPath() : file;
    FileLatch.of(real)
        .hold(
            () -> {
              added.set("builds", builds(real, added, force));
              write(real, GoJson.bytes(added));
            });
  }

  private static ArrayNode builds(Path real, ObjectNode added, boolean force) throws IOException {
    ArrayNode builds = JSON.createArrayNode();
    if (Files.exists(real)) {
      JsonNode known = read(real);
      boolean sameRun = known.path("last_run_uuid").equals(added.path("last_run_uuid"));
      if (sameRun || !force) {
        known.path("builds").forEach(builds::add);
      }
    }
    for (JsonNode build : added.path("builds")) {
      if (!contains(builds, build)) {
        builds.add(build);
      }
    }
    return builds;
  }

  private static JsonNode read(Path real) throws IOException {
    try {
      return JSON.readTree(Files.readAllBytes(real));
    } catch (JsonProcessingException e) {
      throw new IOException("Unable to parse content from " + real + ": " + e.getMessage(), e);
    }
  }

  /** Whole or not at all: what was there before is the only record of earlier builds. */
  private static void write(Path real, byte[] content) throws IOException {
    Path next = real.resolveSibling(real.getFileName() + ".new");
    Files.write(next, content);
    if (Files.exists(real)) {
      Files.setPosixFilePermissions(next, Files.getPosixFilePermissions(real));
    }
    Files.move(next, real, StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean contains(ArrayNode builds, JsonNode build) {
    for (JsonNode known : builds) {
      if (known.equals(build)) {
        return true;
      }
    }
    return false;
  }
}
