package io.kiln.local.cli;

import io.kiln.build.BuildId;
import io.kiln.store.BucketArtifacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Brings the files that a build downloaded from its machine to where its caller wanted them. */
final class Downloads {
  private final BucketArtifacts artifacts;

  Downloads(BucketArtifacts artifacts) {
    this.artifacts = artifacts;
  }

  /** Delivers them all; what lies there already is replaced. */
  void deliver(BuildId build, Path folder) {
    for (String path : artifacts.paths(build)) {
      Path target = folder.resolve(path);
      try (InputStream content = artifacts.open(build, path)) {
        if (target.getParent() != null) {
          Files.createDirectories(target.getParent());
        }
        Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write the download " + target, e);
      }
    }
  }
}
