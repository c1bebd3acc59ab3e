package io.kiln.provision;

import io.kiln.build.BuildId;
import io.kiln.build.Releases;
import java.util.HashSet;
import java.util.Set;

/** Pauses that somebody has ended, in memory. */
final class Pauses implements Releases {
  private final Set<String> ended = new HashSet<>();

  @Override
  public boolean released(BuildId build, String pause) {
    return ended.contains(pause);
  }

  @Override
  public void release(BuildId build, String pause) {
    ended.add(pause);
  }
}
