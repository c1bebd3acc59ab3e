package io.kiln.build;

/** The builds that are over, or stand still, and of which people are to be told. */
public interface EndMarks {
  /** Marks the build; a repeat is harmless. Who finds it going on keeps the mark for its end. */
  void add(BuildId build);
}
