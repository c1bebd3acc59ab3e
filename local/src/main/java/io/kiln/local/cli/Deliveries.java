package io.kiln.local.cli;

import io.kiln.build.Artifact;
import io.kiln.local.cli.ui.Ui;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of the builds' downloads could not be laid where their templates want it: an image that is
 * made is told of all the same. Thread-safe.
 */
final class Deliveries {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  private final Map<String, List<String>> failures = new ConcurrentSkipListMap<>();

  /** The build's downloads are delivered, once more perhaps: only what fails now counts. */
  void begin(String build) {
    failures.put(build, new ArrayList<>());
  }

  /** One of them could not be; a build delivers in one thread. */
  void failed(String build, String path, Exception failure) {
    boolean hidden = path.startsWith(Artifact.HIDDEN);
    String why = hidden ? failure.getClass().getSimpleName() : why(failure);
    if (hidden) {
      // the failure names the path, which is secret
      LOG.warn("build={} download={} is not delivered: {}", build, path, why);
    } else {
      LOG.warn("build={} download={} is not delivered", build, path, failure);
    }
    failures.getOrDefault(build, new ArrayList<>()).add(path + ": " + why);
  }

  /**
   * Says what is missing.
   *
   * @return whether all is where it belongs
   */
  boolean told(Ui ui) {
    boolean all = failures.values().stream().allMatch(List::isEmpty);
    if (!all) {
      ui.error("\n==> Some downloads could not be written:");
      failures.forEach(
          (build, missing) -> missing.forEach(one -> ui.error("--> " + build + ": " + one)));
    }
    return all;
  }

  private static String why(Exception failure) {
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be written";
    }
    if (failure instanceof FileAlreadyExistsException there) {
      return there.getFile() + " is there, and is no folder";
    }
    if (failure instanceof FileSystemException file && file.getReason() != null) {
      return file.getFile() + ": " + file.getReason();
    }
    if (failure instanceof InvalidPathException nonsense) {
      return nonsense.getReason();
    }
    boolean known = failure instanceof CommandFailure || failure.getClass() == IOException.class;
    return known ? String.valueOf(failure.getMessage()) : failure.toString();
  }
}
