package io.kiln.provision;

import io.kiln.communicator.RemoteFiles;
import io.kiln.communicator.Upload;

/** Moves one file to the machine, from wherever an earlier try ended. */
final class Uploading {
  private final RemoteFiles files;
  private final PlacedFile file;
  private final Upload upload;

  Uploading(RemoteFiles files, PlacedFile file) {
    this.files = files;
    this.file = file;
    this.upload =
        Upload.builder()
            .destination(file.destination())
            .mode(file.mode())
            .sha256(file.content().sha256())
            .size(file.content().size())
            .build();
  }

  /** Sends one chunk; returns whether the file is in its place, whole. */
  boolean chunk() {
    boolean small = file.content().size() <= RemoteFiles.CHUNK;
    long arrived = small ? 0 : files.uploaded(upload);
    if (small || arrived < upload.size()) {
      arrived = files.upload(upload, arrived, file.content().read(arrived, RemoteFiles.CHUNK));
    }
    return arrived == upload.size();
  }
}
