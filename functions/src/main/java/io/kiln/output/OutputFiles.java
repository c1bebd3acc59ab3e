package io.kiln.output;

import io.kiln.build.Artifacts;
import io.kiln.build.Build;
import io.kiln.build.BundleFile;
import io.kiln.build.BundleFiles;
import io.kiln.build.StepFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The files that post-processors see: what the build brought home or made, and the bundle's. */
public final class OutputFiles {
  private final Artifacts artifacts;
  private final BundleFiles bundle;

  public OutputFiles(Artifacts artifacts, BundleFiles bundle) {
    this.artifacts = artifacts;
    this.bundle = bundle;
  }

  Artifacts artifacts() {
    return artifacts;
  }

  /** Those that match, sorted. */
  List<String> matching(Build build, String pattern) {
    if (!isPattern(pattern) && bundled(pattern).isPresent()) {
      return List.of(pattern);
    }
    String plain = Path.of(pattern).normalize().toString().replace("{", "\\{");
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + plain);
    return artifacts.paths(build.id()).stream()
        .filter(path -> matcher.matches(Path.of(path).normalize()))
        .sorted()
        .collect(Collectors.toList());
  }

  private static boolean isPattern(String text) {
    return text.matches(".*[*?\\[].*");
  }

  private Optional<BundleFile> bundled(String path) {
    return bundle.find(path).filter(file -> !file.folder());
  }

  InputStream open(Build build, String path) {
    if (artifacts.paths(build.id()).contains(path)) {
      return artifacts.open(build.id(), path);
    }
    return bundled(path)
        .map(file -> bundle.open(file, 0))
        .orElseThrow(() -> StepFailure.refused("unable to open file " + path + ": it is not here"));
  }

  long size(Build build, String path) {
    try (InputStream in = open(build, path)) {
      return in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file of several patterns, in their order. */
  List<String> all(Build build, List<String> patterns) {
    List<String> found = new ArrayList<>();
    patterns.forEach(pattern -> found.addAll(matching(build, pattern)));
    return found;
  }
}
