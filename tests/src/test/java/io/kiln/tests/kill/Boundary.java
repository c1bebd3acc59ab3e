package io.kiln.tests.kill;

/**
 * One moment between a build and the world: the nth call of this name while the journal's last
 * entry was at this step. So named, it is the same moment in every run, however often another step
 * had to look.
 *
 * @param changes whether the call changes something, or only looks
 */
record Boundary(Port port, String step, String call, int nth, boolean changes) {
  /** The same for every run. */
  String name() {
    return step + ": " + call + (nth == 1 ? "" : " (" + nth + ")");
  }
}
