package io.kiln.store;

import java.io.InputStream;
import java.util.Objects;

/** Reads an object of any size, a few megabytes at a time. */
final class BucketStream extends InputStream {
  private static final int CHUNK = 4 << 20;

  private final Bucket bucket;
  private final String key;
  private long position;
  private byte[] chunk = {};
  private int read;

  BucketStream(Bucket bucket, String key, long position) {
    this.bucket = bucket;
    this.key = key;
    this.position = position;
  }

  @Override
  public int read() {
    return filled() ? chunk[read++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int from, int most) {
    Objects.checkFromIndexSize(from, most, into.length);
    if (most == 0) {
      return 0;
    }
    if (!filled()) {
      return -1;
    }
    int size = Math.min(most, chunk.length - read);
    System.arraycopy(chunk, read, into, from, size);
    read += size;
    return size;
  }

  private boolean filled() {
    if (read == chunk.length) {
      chunk =
          bucket.get(key, position, CHUNK).orElseThrow(() -> new StoreFailure(key + " is missing"));
      position += chunk.length;
      read = 0;
    }
    return chunk.length > 0;
  }
}
