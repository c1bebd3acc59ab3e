package io.kiln.build;

/** Which pauses of a build a person has ended. */
public interface Releases {
  /** Whether the pause of this name is over. */
  boolean released(BuildId build, String pause);

  /** Ends the pause; a repeat is harmless. */
  void release(BuildId build, String pause);
}
