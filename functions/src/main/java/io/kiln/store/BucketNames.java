package io.kiln.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.kiln.build.BuildId;
import io.kiln.build.Names;
import java.util.Optional;

/** Image names held by builds, one object each. */
public final class BucketNames implements Names {
  private final Bucket bucket;

  public BucketNames(Bucket bucket) {
    this.bucket = requireNonNull(bucket, "bucket");
  }

  @Override
  public BuildId take(String region, String imageName, BuildId build) {
    String key = Keys.name(region, imageName);
    while (!bucket.create(key, build.toString().getBytes(UTF_8))) {
      Optional<BuildId> holder = holder(key);
      if (holder.isPresent()) {
        return holder.get();
      }
      // given back in between
    }
    return build;
  }

  @Override
  public void release(String region, String imageName, BuildId build) {
    String key = Keys.name(region, imageName);
    if (holder(key).filter(build::equals).isPresent()) {
      bucket.delete(key);
    }
  }

  private Optional<BuildId> holder(String key) {
    return bucket.get(key).map(bytes -> BuildId.of(new String(bytes, UTF_8)));
  }
}
