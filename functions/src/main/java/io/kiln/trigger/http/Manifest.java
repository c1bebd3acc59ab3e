package io.kiln.trigger.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.build.Build;
import io.kiln.build.Origin;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What was baked, in the form of Packer's post-processor of that name, and where it came from. */
final class Manifest {
  private Manifest() {}

  /** The manifest of a build that has made its image. */
  static ObjectNode of(Build build, Optional<Origin> origin) {
    String run = origin.map(Origin::run).orElseGet(() -> build.id().toString());
    // Packer's readers want a UUID: always the same one for the same run
    String uuid = UUID.nameUUIDFromBytes(run.getBytes(UTF_8)).toString();
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    ObjectNode one = manifest.putArray("builds").addObject();
    one.put("name", build.builderName()).put("builder_type", "alicloud-ecs");
    Instant ended = build.endedAt().orElse(build.startedAt());
    one.put("build_time", ended.getEpochSecond());
    one.putNull("files");
    one.put(
        "artifact_id",
        new TreeMap<>(build.imageIds())
            .entrySet().stream()
                .map(image -> image.getKey() + ":" + image.getValue())
                .collect(Collectors.joining(",")));
    one.put("packer_run_uuid", uuid);
    one.putNull("custom_data");
    manifest.put("last_run_uuid", uuid);
    ObjectNode kiln = manifest.putObject("kiln");
    kiln.put("build", build.id().toString()).put("run", run);
    origin.ifPresent(from -> kiln.put("template", from.template()));
    kiln.put("image_name", build.imageName());
    build.sourceImageId().ifPresent(id -> kiln.put("source_image", id));
    Optional.ofNullable(build.replacedImageIds().get(build.region()))
        .ifPresent(id -> kiln.put("replaced_image", id));
    return manifest;
  }
}
