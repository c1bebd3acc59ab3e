package io.kiln.store.index;

import java.util.List;

/** All builds at one moment. */
public final class IndexView {
  private final List<BuildSummary> builds;
  private final boolean complete;

  IndexView(List<BuildSummary> builds, boolean complete) {
    this.builds = builds;
    this.complete = complete;
  }

  /** Newest first. */
  public List<BuildSummary> builds() {
    return builds;
  }

  /** False while the index is being made again, or a build can't be read: some may be missing. */
  public boolean isComplete() {
    return complete;
  }
}
