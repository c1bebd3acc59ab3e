package io.kiln.trigger;

import io.kiln.build.BuildId;

/** What drives builds from outside: asked when one seems to be left alone. */
public interface Executions {
  State of(BuildId build);

  /** How the last execution of a build is. */
  enum State {
    RUNNING,
    /** A person has stopped it. */
    STOPPED,
    /** It has ended by itself, or was never started. */
    OVER
  }
}
