package io.kiln.store;

import io.kiln.build.BuildId;
import java.util.List;
import java.util.stream.Collectors;

/** Builds that are over and of which nobody was told yet, a mark each. */
public final class EndedBuilds {
  private final Bucket bucket;

  EndedBuilds(Bucket bucket) {
    this.bucket = bucket;
  }

  public List<BuildId> list() {
    return bucket.list(Keys.ENDED).stream()
        .map(key -> BuildId.of(key.substring(Keys.ENDED.length())))
        .collect(Collectors.toList());
  }

  public void remove(BuildId build) {
    bucket.delete(Keys.ended(build));
  }
}
