package io.kiln.build;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Mutating calls that make no resource and may be repeated: announced, made, recorded. */
public final class Deeds {
  private Deeds() {}

  /**
   * One move towards the deed being done.
   *
   * @param name unique within the build
   * @param call harmless to repeat
   * @return the move to hand to {@link Advance}; empty once the deed is done
   */
  public static Optional<Outcome> once(Build build, String name, Runnable call) {
    Deed deed = build.deeds().get(name);
    if (deed == Deed.DONE) {
      return Optional.empty();
    }
    if (deed == Deed.INTENDED) {
      call.run();
      return Optional.of(Outcome.record(with(build, name, Deed.DONE)));
    }
    return Optional.of(Outcome.announce(with(build, name, Deed.INTENDED)));
  }

  /** The build with the deed at this stage. */
  public static Build with(Build build, String name, Deed deed) {
    Map<String, Deed> deeds = new HashMap<>(build.deeds());
    deeds.put(name, deed);
    return build.withDeeds(deeds);
  }

  /** Forgets a deed, so that it may be announced again. */
  public static Build without(Build build, String name) {
    Map<String, Deed> deeds = new HashMap<>(build.deeds());
    deeds.remove(name);
    return build.withDeeds(deeds);
  }
}
