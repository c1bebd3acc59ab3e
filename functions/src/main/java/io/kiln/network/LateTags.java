package io.kiln.network;

import io.kiln.build.Build;
import io.kiln.build.Deeds;
import io.kiln.build.Outcome;
import io.kiln.cloud.Taggable;
import io.kiln.cloud.Tags;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tags on what the VPC product makes, which takes them only once it exists. */
final class LateTags {
  private LateTags() {}

  /** One move towards the thing bearing the build's tags; empty once it does. */
  static Optional<Outcome> add(Tags tags, Build build, Taggable kind, String id) {
    return Deeds.once(
        build,
        "tag-" + kind.name().toLowerCase(Locale.ROOT),
        () -> tags.add(build.region(), kind, List.of(id), build.temporaryTags()));
  }
}
