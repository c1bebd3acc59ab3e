package io.kiln.trigger;

import io.kiln.build.BuildId;

/** Has somebody drive a build: a flow, or nobody where the tick finds it by itself. */
public interface Starts {
  /** From now on it is driven; where it is already, nothing new begins. */
  void start(BuildId build);

  /** The same at once, also where its driver would pause first: something was decided meanwhile. */
  default void restart(BuildId build) {
    start(build);
  }

  /** Where the tick drives every build that is under way. */
  static Starts byTick() {
    return build -> {};
  }
}
