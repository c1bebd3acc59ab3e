package io.kiln.local.driver;

import io.kiln.build.BuildId;

/** Takes builds to their end, or looks on while somebody else does. */
public interface Driver {
  /** Takes the build from wherever it stands to its end. */
  void drive(BuildId build) throws InterruptedException;

  /** Undoes a build that was left standing, or tries its leaks again. */
  void undo(BuildId build) throws InterruptedException;
}
