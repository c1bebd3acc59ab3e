package io.kiln.build;

import java.util.Optional;

/** The numbered states of builds: the only truth. Whoever creates an entry owns that move. */
public interface Journal {
  /**
   * Reads upward from a known number to the last entry.
   *
   * @param from a number that is known to exist, or 0
   * @return empty when the build has no entry at all
   */
  Optional<Entry> latest(BuildId build, long from);

  /**
   * Writes the entry unless one with its number exists.
   *
   * @return false when another writer's entry has that number; true also when an earlier try of
   *     this very write (same nonce) did it
   */
  boolean append(Entry entry);
}
