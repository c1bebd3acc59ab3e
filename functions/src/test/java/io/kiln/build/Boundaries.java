package io.kiln.build;

import java.util.ArrayList;
import java.util.List;

/** Counts the moments between a build and the world outside, and dies at a chosen one. */
final class Boundaries {
  private final int fatal;
  private final List<String> passed = new ArrayList<>();

  private Boundaries(int fatal) {
    this.fatal = fatal;
  }

  static Boundaries harmless() {
    return new Boundaries(-1);
  }

  /** Dies at the boundary of this number, once. */
  static Boundaries dyingAt(int fatal) {
    return new Boundaries(fatal);
  }

  void pass(String name) {
    passed.add(name);
    if (passed.size() - 1 == fatal) {
      throw new Killed();
    }
  }

  int count() {
    return passed.size();
  }

  String name(int index) {
    return passed.get(index);
  }
}
