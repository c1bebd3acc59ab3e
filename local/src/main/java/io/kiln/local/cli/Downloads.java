package io.kiln.local.cli;

import io.kiln.build.Artifact;
import io.kiln.build.BuildId;
import io.kiln.build.Bundle;
import io.kiln.store.BucketArtifacts;
import io.kiln.store.Store;
import io.kiln.template.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings the files that a build downloaded from its machine to where its caller wanted them. */
final class Downloads {
  private final Store store;
  private final BucketArtifacts artifacts;

  Downloads(Store store) {
    this.store = store;
    this.artifacts = store.artifacts();
  }

  /** Delivers them all; what lies there already is replaced, but a manifest is added to. */
  void deliver(BuildId build, Path folder) {
    Set<String> manifests =
        artifacts.described(build).stream()
            .filter(Artifact::manifest)
            .map(Artifact::path)
            .collect(Collectors.toSet());
    for (String path : artifacts.paths(build)) {
      Path target = folder.resolve(destination(build, path));
      try (InputStream content = artifacts.open(build, path)) {
        if (target.getParent() != null) {
          Files.createDirectories(target.getParent());
        }
        if (manifests.contains(path)) {
          new ManifestFile(target).add(content.readAllBytes(), forced(build));
        } else {
          Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write the download " + target, e);
      }
    }
  }

  /** The path that the template gave it: one that is secret is kept with the secrets. */
  private String destination(BuildId build, String path) {
    return path.startsWith(Artifact.HIDDEN)
        ? store.secrets().find(build, path).map(Secret::reveal).orElse(path)
        : path;
  }

  private boolean forced(BuildId build) {
    return store.bundles().find(build).filter(Bundle::force).isPresent();
  }
}
