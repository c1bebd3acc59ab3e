package io.kiln.communicator;

/** A way to run commands on machines. */
public interface Communicator {
  /**
   * Logs in.
   *
   * @throws CommunicatorFailure when the machine can't be reached, refuses, or isn't the pinned one
   */
  Session open(Target target);
}
