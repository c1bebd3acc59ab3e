package io.kiln.store;

/** What comes back to people under {@code results/<name>/}: files that they read, nobody else. */
public final class Results {
  private final Bucket bucket;

  Results(Bucket bucket) {
    this.bucket = bucket;
  }

  /** Writes or replaces a file; its path is relative to the name's folder. */
  public void put(String name, String path, byte[] content) {
    bucket.put("results/" + name + "/" + path, content);
  }
}
