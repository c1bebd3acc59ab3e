package io.kiln.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The build of a deployment that a command is about. */
final class RemoteWord {
  @Parameters(
      paramLabel = "BUILD",
      description = "The build's id, the unique beginning of it, or 'last'.")
  private String build = "";

  /** The id of the build that is meant; the newest 500 are looked through. */
  String id(ApiClient api) {
    JsonNode builds = api.get("/builds?limit=500").path("builds");
    List<String> found = new ArrayList<>();
    for (JsonNode one : builds) {
      String id = one.path("id").asText();
      if (id.equals(build) || (build.equals("last") && found.isEmpty())) {
        return id;
      }
      if (id.startsWith(build)) {
        found.add(id);
      }
    }
    if (found.size() > 1) {
      throw new CommandFailure(
          "More than one build is '" + build + "': " + String.join(", ", found));
    }
    return found.isEmpty() ? build : found.get(0);
  }
}
