package io.kiln.trigger.http;

import io.kiln.store.index.BuildSummary;
import java.util.Optional;

/** An image that a build made, in one region. */
final class Image {
  private final String region;
  private final String id;
  private final BuildSummary build;
  private final Optional<String> replacedBy;

  Image(String region, String id, BuildSummary build, Optional<String> replacedBy) {
    this.region = region;
    this.id = id;
    this.build = build;
    this.replacedBy = replacedBy;
  }

  String region() {
    return region;
  }

  String id() {
    return id;
  }

  BuildSummary build() {
    return build;
  }

  /** The later image that took its name, and its place. */
  Optional<String> replacedBy() {
    return replacedBy;
  }
}
