package io.kiln.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Objects by key, as OSS keeps them: written whole, seen at once by everyone. Everything but a read
 * that fails in transit may have happened.
 */
public interface Bucket {
  Optional<byte[]> get(String key);

  /**
   * A part of an object.
   *
   * @return at most so many bytes from the offset on; none at or beyond its end
   */
  Optional<byte[]> get(String key, long from, int most);

  /**
   * Writes the object unless there is one.
   *
   * @return false when there is one: another writer's, or this very write's, silently retried
   */
  boolean create(String key, InputStream content, long length);

  default boolean create(String key, byte[] content) {
    return create(key, new ByteArrayInputStream(content), content.length);
  }

  /** Writes the object in any case: for what is derived and may be lost. */
  void put(String key, byte[] content);

  /**
   * Adds to an object, or begins one at position 0.
   *
   * @return the object's length after it
   * @throws PositionConflict when the object does not end at this position
   */
  long append(String key, long position, byte[] bytes) throws PositionConflict;

  /** All keys that begin so, sorted. */
  List<String> list(String prefix);

  /** The folders right below one whose name ends with a slash, as it does; sorted. */
  List<String> folders(String folder);

  /** The objects whose keys begin so, sorted by key. */
  List<Stored> entries(String prefix);

  /** Removes the object; there may be none. */
  void delete(String key);

  /**
   * Makes sure that the bucket refuses a second write; a versioned one does not, and would lose
   * moves of two builders at once.
   *
   * @throws StoreFailure when it is not fit
   */
  default void probe() {
    byte[] content = {'1'};
    boolean written = create(Keys.PROBE, content);
    // where an earlier probe lies, the first refusal is proof enough
    if (written && create(Keys.PROBE, content)) {
      throw new StoreFailure(
          "The bucket lets an object be written twice. Is versioning on? Use one without.");
    }
  }
}
