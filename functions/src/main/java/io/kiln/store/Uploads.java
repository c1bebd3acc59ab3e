package io.kiln.store;

import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;

/** What people put under {@code templates/<name>/}, or as {@code templates/<name>.zip}. */
public final class Uploads {
  /** Where uploads lie; events of this prefix trigger. */
  public static final String PREFIX = "templates/";

  private final Bucket bucket;

  Uploads(Bucket bucket) {
    this.bucket = bucket;
  }

  /** Everything that lies under the name, sorted by key. */
  public List<Stored> of(String name) {
    return bucket.entries(PREFIX + name).stream()
        .filter(
            object ->
                object.key().startsWith(PREFIX + name + "/")
                    || object.key().equals(PREFIX + name + ".zip"))
        .collect(Collectors.toUnmodifiableList());
  }

  /** Reads an object, a few megabytes at a time. */
  public InputStream open(Stored object) {
    return new BucketStream(bucket, object.key(), 0);
  }
}
