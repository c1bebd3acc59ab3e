package io.kiln.local.driver;

import io.kiln.build.Answer;

/** Looks on while a build is driven. */
@FunctionalInterface
public interface Watcher {
  /** After each move, and before the pause that it may ask for. */
  void after(Answer answer);
}
