package io.kiln.local.cli;

import io.kiln.build.Build;
import io.kiln.build.Result;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How one build went, as far as this command saw it.
 *
 * @param took of this computer's time
 */
record Bake(Build build, Duration took) {
  /** The builder's name in Packer's registry of artifacts. */
  static final String BUILDER_ID = "alibaba.alicloud";

  boolean succeeded() {
    return build.result().filter(Result.SUCCEEDED::equals).isPresent();
  }

  /** Not with {@code skip_create_image}. */
  boolean madeImages() {
    return !build.imageIds().isEmpty();
  }

  boolean cancelled() {
    return build.result().filter(Result.CANCELLED::equals).isPresent();
  }

  String name() {
    return build.builderName();
  }

  String failure() {
    return cancelled()
        ? "build was cancelled"
        : build.failure().map(failure -> failure.message()).orElse("the build was not finished");
  }

  /** As {@code region:image}, sorted, separated by commas. */
  String artifactId() {
    return images().entrySet().stream()
        .map(image -> image.getKey() + ":" + image.getValue())
        .collect(Collectors.joining(","));
  }

  String artifactText() {
    return "Alicloud images were created:\n\n"
        + images().entrySet().stream()
            .map(image -> image.getKey() + ": " + image.getValue())
            .collect(Collectors.joining("\n"));
  }

  private Map<String, String> images() {
    return new TreeMap<>(build.imageIds());
  }
}
