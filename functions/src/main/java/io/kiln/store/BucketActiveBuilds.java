package io.kiln.store;

import static java.util.Objects.requireNonNull;

import io.kiln.build.ActiveBuilds;
import io.kiln.build.BuildId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The builds under way, an empty object each. One that is over leaves a mark for those who tell
 * people about it.
 */
public final class BucketActiveBuilds implements ActiveBuilds {
  private final Bucket bucket;

  public BucketActiveBuilds(Bucket bucket) {
    this.bucket = requireNonNull(bucket, "bucket");
  }

  @Override
  public void add(BuildId build) {
    bucket.create(Keys.active(build), new byte[0]);
  }

  @Override
  public void remove(BuildId build) {
    // the mark of its end first: of a build that ends exactly once somebody is told
    if (bucket.get(Keys.active(build)).isPresent()) {
      bucket.create(Keys.ended(build), new byte[0]);
    }
    bucket.delete(Keys.active(build));
  }

  /** Takes the mark of a build away that never began: nobody is to be told of its end. */
  public void forget(BuildId build) {
    bucket.delete(Keys.active(build));
  }

  /** Those that were marked before the moment. */
  public Set<BuildId> before(Instant moment) {
    return bucket.entries(Keys.ACTIVE).stream()
        .filter(mark -> mark.modified().isBefore(moment))
        .map(mark -> BuildId.of(mark.key().substring(Keys.ACTIVE.length())))
        .collect(Collectors.toSet());
  }

  @Override
  public List<BuildId> list() {
    return bucket.list(Keys.ACTIVE).stream()
        .map(key -> BuildId.of(key.substring(Keys.ACTIVE.length())))
        .collect(Collectors.toList());
  }
}
