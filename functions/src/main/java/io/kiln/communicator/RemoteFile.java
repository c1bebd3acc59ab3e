package io.kiln.communicator;

import io.kiln.build.StepFailure;
import org.immutables.value.Value;

/** A file or folder on the machine. */
@Value.Immutable
public interface RemoteFile {
  String path();

  /** The path that was asked for, or that matched: this one's, or of a folder above. */
  String root();

  boolean folder();

  /** Permission bits. */
  int mode();

  long size();

  /** Reads a line of {@code list.sh}: kind, octal mode, size and path between bars. */
  static RemoteFile parse(String root, String line) {
    String[] parts = line.split("\\|", 4);
    if (parts.length != 4) {
      throw StepFailure.refused("Download failed: a file's name holds a line break near " + line);
    }
    return ImmutableRemoteFile.builder()
        .folder(parts[0].equals("directory"))
        .mode(Integer.parseInt(parts[1], 8))
        .size(Long.parseLong(parts[2]))
        .path(parts[3])
        .root(root)
        .build();
  }
}
