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
    return add(tags, build, kind, "tag-" + kind.name().toLowerCase(Locale.ROOT), id);
  }

  /** The same for a kind of which a build may have several. */
  static Optional<Outcome> add(Tags tags, Build build, Taggable kind, String deed, String id) {
    return Deeds.once(
        build, deed, () -> tags.add(build.region(), kind, List.of(id), build.temporaryTags()));
  }
}
