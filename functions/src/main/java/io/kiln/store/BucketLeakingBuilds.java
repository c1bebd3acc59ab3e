package io.kiln.store;

import static java.util.Objects.requireNonNull;

import io.kiln.build.ActiveBuilds;
import io.kiln.build.BuildId;
import java.util.List;
import java.util.stream.Collectors;

/** The builds that ended with something left behind, an empty object each, for the sweeper. */
final class BucketLeakingBuilds implements ActiveBuilds {
  private final Bucket bucket;

  BucketLeakingBuilds(Bucket bucket) {
    this.bucket = requireNonNull(bucket, "bucket");
  }

  @Override
  public void add(BuildId build) {
    bucket.create(Keys.LEAKING + build, new byte[0]);
  }

  @Override
  public void remove(BuildId build) {
    bucket.delete(Keys.LEAKING + build);
  }

  @Override
  public List<BuildId> list() {
    return bucket.list(Keys.LEAKING).stream()
        .map(key -> BuildId.of(key.substring(Keys.LEAKING.length())))
        .collect(Collectors.toList());
  }
}
