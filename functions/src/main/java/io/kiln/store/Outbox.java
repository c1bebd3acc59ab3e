package io.kiln.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Messages that are to leave, each kept until it was delivered; and a mark of each that was, so
 * that whoever repeats himself does not send it again.
 */
public final class Outbox {
  private final Bucket bucket;

  Outbox(Bucket bucket) {
    this.bucket = bucket;
  }

  /** Takes a message in, unless it is here or was delivered. */
  public void add(String id, byte[] message) {
    if (bucket.get(delivered(id)).isEmpty()) {
      bucket.create(waiting(id), message);
    }
  }

  /** The ids of the messages that wait. */
  public List<String> waiting() {
    return bucket.list(Keys.OUTBOX).stream()
        .map(key -> key.substring(Keys.OUTBOX.length()))
        .collect(Collectors.toList());
  }

  public Optional<byte[]> find(String id) {
    return bucket.get(waiting(id));
  }

  /** Replaces what is kept of a message that waits. */
  public void update(String id, byte[] message) {
    bucket.put(waiting(id), message);
  }

  /** It was delivered, or given up. */
  public void close(String id, byte[] outcome) {
    bucket.put(delivered(id), outcome);
    bucket.delete(waiting(id));
  }

  private static String waiting(String id) {
    return Keys.OUTBOX + Keys.segment(id);
  }

  private static String delivered(String id) {
    return "notices/" + Keys.segment(id);
  }
}
