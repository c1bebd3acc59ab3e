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

/** The caller's manifest, which each build adds itself to. */
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
    ArrayNode builds = JSON.createArrayNode();
    if (Files.exists(file)) {
      JsonNode known = read();
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
    added.set("builds", builds);
    Files.write(file, GoJson.bytes(added));
  }

  private JsonNode read() throws IOException {
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new CommandFailure("Unable to parse content from " + file + ": " + e.getMessage(), e);
    }
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
