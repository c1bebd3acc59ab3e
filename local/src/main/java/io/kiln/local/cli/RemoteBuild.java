package io.kiln.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.build.Failure;
import io.kiln.build.Phase;
import io.kiln.build.Result;
import java.time.Instant;
import java.util.Locale;

/** A build as the API shows it, in the words that local commands have for one. */
final class RemoteBuild {
  private RemoteBuild() {}

  static Build of(JsonNode view) {
    Build.Builder build =
        Build.builder()
            .id(BuildId.of(view.path("id").asText()))
            .stack("")
            .builderName(view.path("builder").asText())
            .region(view.path("region").asText())
            .imageName(view.path("image_name").asText())
            .startedAt(Instant.parse(view.path("started_at").asText()))
            .phase(phase(view.path("status").asText()))
            .step(view.path("step").asText());
    if (view.has("result")) {
      build.result(Result.valueOf(view.path("result").asText()));
    }
    if (view.has("cleanup")) {
      build.cleanup(Cleanup.valueOf(view.path("cleanup").asText()));
    }
    if (view.has("failure")) {
      build.failure(Failure.of(view.path("failed_step").asText(), view.path("failure").asText()));
    }
    if (view.has("held_until")) {
      build.heldUntil(Instant.parse(view.path("held_until").asText()));
    }
    view.path("images")
        .properties()
        .forEach(image -> build.putImageIds(image.getKey(), image.getValue().asText()));
    return build.build();
  }

  private static Phase phase(String status) {
    return switch (status.toUpperCase(Locale.ROOT)) {
      case "RUNNING" -> Phase.STEP;
      case "UNDOING" -> Phase.UNDO;
      default -> Phase.ENDED;
    };
  }
}
