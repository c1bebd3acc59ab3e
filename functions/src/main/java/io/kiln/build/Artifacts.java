package io.kiln.build;

/** Files that a build brings home: downloads from the machine. */
public interface Artifacts {
  /**
   * Adds a chunk at a position; a repeat of the same chunk is harmless.
   *
   * @param path where the template wants the file, relative to the caller's folder or absolute
   * @return the file's size after it
   */
  long append(BuildId build, String path, long position, byte[] chunk);

  /** Tells that a file is whole now, or that there is a folder, and what it is like. */
  void describe(BuildId build, Artifact artifact);
}
