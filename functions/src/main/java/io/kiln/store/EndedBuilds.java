package io.kiln.store;

import io.kiln.build.BuildId;
import io.kiln.build.EndMarks;
import java.util.List;
import java.util.stream.Collectors;

/** Builds that are over, or stand still, and of which nobody was told yet: a mark each. */
public final class EndedBuilds implements EndMarks {
  private final Bucket bucket;

  EndedBuilds(Bucket bucket) {
    this.bucket = bucket;
  }

  @Override
  public void add(BuildId build) {
    bucket.create(Keys.ended(build), new byte[0]);
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
