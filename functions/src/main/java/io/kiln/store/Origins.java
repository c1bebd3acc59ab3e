package io.kiln.store;

import io.kiln.build.BuildId;
import io.kiln.build.Json;
import io.kiln.build.Origin;
import java.util.Optional;

/** Where each build comes from, written once. */
public final class Origins {
  private final Bucket bucket;

  Origins(Bucket bucket) {
    this.bucket = bucket;
  }

  /** Keeps it unless one is kept already: of a repeated submission the first one counts. */
  public void keep(BuildId build, Origin origin) {
    boolean unusedFirst = bucket.create(Keys.origin(build), Json.bytes(origin));
  }

  /** Absent for builds of before it was kept. */
  public Optional<Origin> find(BuildId build) {
    return bucket.get(Keys.origin(build)).map(bytes -> Json.read(bytes, Origin.class));
  }
}
