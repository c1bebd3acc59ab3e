package io.kiln.build;

import java.io.InputStream;
import java.util.List;

/** Files that a build brings home: downloads from the machine, and what is made of it. */
public interface Artifacts {
  /**
   * Adds a chunk at a position; a repeat of the same chunk is harmless. Nobody sees the file before
   * it is described with the name of this download.
   *
   * @param path where the template wants the file, relative to the caller's folder or absolute
   * @param download the name of this one: another of the same path begins anew
   * @return the file's size after it
   */
  long append(BuildId build, String path, String download, long position, byte[] chunk);

  /** Writes a whole file, again if it is there. Nobody sees it before it is described. */
  void put(BuildId build, String path, byte[] content);

  /** The paths of the files that were described, sorted. */
  List<String> paths(BuildId build);

  InputStream open(BuildId build, String path);

  /** Tells that a file is whole now, or that there is a folder, and what it is like. */
  void describe(BuildId build, Artifact artifact);
}
