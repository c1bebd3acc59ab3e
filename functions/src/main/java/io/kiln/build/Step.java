package io.kiln.build;

import java.util.List;

/**
 * One stage of a build: {@code run} makes one thing, {@code undo} unmakes it. Both act or look once
 * and say how it stands; they never sleep, and may be repeated at any point. Waiting, retries,
 * deadlines, the journal and the log belong to {@link Advance} and {@link Undo}.
 */
public interface Step {
  /** A name that never changes: the journal refers to it. */
  String name();

  /** What the user reads when the step's turn has come. */
  default List<LogLine> opening(Build build) {
    return List.of();
  }

  /**
   * Takes the build one move further.
   *
   * @throws StepFailure when the cloud, the machine or the input refuses; its kind says what then
   */
  Outcome run(Build build);

  /**
   * Takes one of this step's resources one move nearer to gone, from the ledger alone.
   *
   * @throws StepFailure likewise
   */
  default Outcome undo(Build build, Resource resource) {
    throw new IllegalStateException("step " + name() + " makes no resource: " + resource.key());
  }
}
