package io.kiln.build;

/** Which build holds an image name: two builds never replace each other. */
public interface Names {
  /** Takes the name, or finds it taken; returns the holder: the given build when it may go on. */
  BuildId take(String region, String imageName, BuildId build);

  /** Gives the name back if this build holds it. */
  void release(String region, String imageName, BuildId build);
}
