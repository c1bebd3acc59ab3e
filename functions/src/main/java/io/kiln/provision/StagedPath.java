package io.kiln.provision;

import java.nio.file.Path;
import java.util.Optional;

/** Where a playbook of the user's lies below the staging folder. */
final class StagedPath {
  private final String path;
  private final boolean inside;

  private StagedPath(String path, boolean inside) {
    this.path = path;
    this.inside = inside;
  }

  /** One inside the playbook folder came with that; another keeps its path below the folder. */
  static StagedPath of(String playbook, Optional<String> playbookDir) {
    Path file = Path.of(playbook).normalize();
    Optional<Path> folder = playbookDir.map(dir -> Path.of(dir).normalize());
    if (folder.filter(file::startsWith).isPresent()) {
      return new StagedPath(folder.get().relativize(file).toString(), true);
    }
    String below = file.toString().replaceFirst("^/", "").replaceAll("^(\\.\\./)+", "");
    return new StagedPath(below, false);
  }

  boolean inside() {
    return inside;
  }

  String path() {
    return path;
  }

  /** The folder of it; empty for the staging folder itself. */
  String folder() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "." : path.substring(0, slash);
  }
}
