package io.kiln.machine;

import io.kiln.build.Build;
import io.kiln.build.Outcome;
import io.kiln.build.Step;
import java.util.Optional;
import java.util.function.Function;

/** Where else an instance may be had: the network knows, and makes the vSwitch there. */
public final class OtherZones {
  private final Function<Build, Optional<Build>> next;
  private final Step vSwitch;

  /**
   * The ways out when a type is sold out in its zone.
   *
   * @param next the build with another zone or type, without its vSwitch where that is elsewhere
   * @param vSwitch makes one in the build's zone, unless it is there
   */
  public OtherZones(Function<Build, Optional<Build>> next, Step vSwitch) {
    this.next = next;
    this.vSwitch = vSwitch;
  }

  Optional<Build> after(Build soldOut) {
    return next.apply(soldOut);
  }

  /** One move towards a vSwitch in the zone that was chosen. */
  Outcome reach(Build build) {
    Outcome moved = vSwitch.run(build);
    return moved.kind() == Outcome.Kind.DONE
        ? Outcome.record(moved.build()).saying(moved.lines())
        : moved;
  }
}
