package io.kiln.store.index;

import io.kiln.build.BuildId;
import io.kiln.store.Bucket;
import java.util.List;
import java.util.stream.Collectors;

/** The builds that no chunk of the index holds yet, an empty object each. */
public final class NewBuilds {
  private static final String MARKS = "index/new/";

  private final Bucket bucket;

  public NewBuilds(Bucket bucket) {
    this.bucket = bucket;
  }

  /** Before the build's first entry, so that no build goes unlisted. */
  public void add(BuildId build) {
    boolean unusedFirst = bucket.create(MARKS + build, new byte[0]);
  }

  void remove(BuildId build) {
    bucket.delete(MARKS + build);
  }

  List<BuildId> list() {
    return bucket.list(MARKS).stream()
        .map(key -> BuildId.of(key.substring(MARKS.length())))
        .collect(Collectors.toList());
  }
}
