package io.kiln.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.build.BuildId;
import io.kiln.build.Releases;

/** Pauses that a person has ended, an object for each. */
final class BucketReleases implements Releases {
  private final Bucket bucket;

  BucketReleases(Bucket bucket) {
    this.bucket = bucket;
  }

  @Override
  public boolean released(BuildId build, String pause) {
    return bucket.get(Keys.release(build, pause)).isPresent();
  }

  @Override
  public void release(BuildId build, String pause) {
    bucket.put(Keys.release(build, pause), "released".getBytes(UTF_8));
  }
}
