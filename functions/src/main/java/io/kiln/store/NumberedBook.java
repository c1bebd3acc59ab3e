package io.kiln.store;

import java.util.Arrays;
import java.util.Optional;

/**
 * Numbered, immutable pages in a bucket, from 1 on without gaps: whoever creates a page owns it.
 * Nothing lists them.
 */
public final class NumberedBook {
  private final Bucket bucket;
  private final String folder;

  /** The pages below a folder whose name ends with a slash. */
  NumberedBook(Bucket bucket, String folder) {
    this.bucket = bucket;
    this.folder = folder;
  }

  /** One page. */
  public static final class Page {
    private final long number;
    private final byte[] content;

    private Page(long number, byte[] content) {
      this.number = number;
      this.content = content;
    }

    public long number() {
      return number;
    }

    public byte[] content() {
      return content.clone();
    }
  }

  public Optional<Page> latest() {
    Optional<Page> last = Optional.empty();
    long number = 0;
    boolean over = false;
    // no gaps: strides double until one goes too far, and are halved from then on
    for (long stride = 1; stride > 0; stride = over ? stride / 2 : stride * 2) {
      Optional<Page> next = page(number + stride);
      if (next.isPresent()) {
        last = next;
        number += stride;
      } else {
        over = true;
      }
    }
    return last;
  }

  public Optional<Page> page(long number) {
    return bucket.get(key(number)).map(content -> new Page(number, content));
  }

  /**
   * Writes a page unless there is one.
   *
   * @return whether this very content is there now: it may be an earlier try of the same write
   */
  public boolean append(long number, byte[] content) {
    return bucket.create(key(number), content)
        || page(number).filter(p -> Arrays.equals(p.content, content)).isPresent();
  }

  private String key(long number) {
    return folder + String.format("%010d.json", number);
  }
}
