package io.kiln.local.cli;

import io.kiln.build.Artifact;
import io.kiln.build.BuildId;
import io.kiln.build.Bundle;
import io.kiln.store.BucketArtifacts;
import io.kiln.store.Store;
import io.kiln.store.StoreFailure;
import io.kiln.template.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings the files that a build downloaded from its machine to where its caller wanted them. */
final class Downloads {
  private final Store store;
  private final BucketArtifacts artifacts;
  private final Deliveries deliveries;

  Downloads(Store store, Deliveries deliveries) {
    this.store = store;
    this.artifacts = store.artifacts();
    this.deliveries = deliveries;
  }

  /**
   * Delivers them all; what lies there already is replaced, but a manifest is added to. One that
   * can't be written does not keep the others back.
   */
  void deliver(BuildId build, Path folder) {
    deliveries.begin(build.toString());
    Set<String> manifests =
        artifacts.described(build).stream()
            .filter(Artifact::manifest)
            .map(Artifact::path)
            .collect(Collectors.toSet());
    for (String path : artifacts.paths(build)) {
      try {
        lay(build, path, folder, manifests.contains(path));
      } catch (IOException | InvalidPathException | StoreFailure e) {
        deliveries.failed(build.toString(), path, e);
      }
    }
  }

  private void lay(BuildId build, String path, Path folder, boolean manifest) throws IOException {
    Path target = folder.resolve(destination(build, path));
    try (InputStream content = artifacts.open(build, path)) {
      if (target.getParent() != null) {
        Files.createDirectories(target.getParent());
      }
      if (manifest) {
        new ManifestFile(target).add(content.readAllBytes(), forced(build));
      } else {
        Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
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
