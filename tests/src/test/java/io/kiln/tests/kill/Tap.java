package io.kiln.tests.kill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Listens at every door between a build and the world: lists the boundaries it passes, and strikes
 * at one of them, once. Thread-safe.
 */
final class Tap {
  private final Optional<Kill> kill;
  private final List<Boundary> passed = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private String step = "submit";
  private boolean struck;
  private volatile Sky sky = Sky.CLEAR;

  private Tap(Optional<Kill> kill) {
    this.kill = kill;
  }

  /** Strikes nowhere. */
  static Tap listening() {
    return new Tap(Optional.empty());
  }

  static Tap striking(Kill kill) {
    return new Tap(Optional.of(kill));
  }

  /** A call is about to be made; what happens to it. */
  synchronized Optional<Blow> pass(Port port, String call, boolean changes) {
    int nth = counts.merge(step + ": " + call, 1, Integer::sum);
    Boundary boundary = new Boundary(port, step, call, nth, changes);
    passed.add(boundary);
    if (struck || kill.filter(k -> k.boundary().name().equals(boundary.name())).isEmpty()) {
      return Optional.empty();
    }
    struck = true;
    return kill.map(Kill::blow);
  }

  /** From now on this befalls every call. */
  void under(Sky newSky) {
    sky = newSky;
  }

  Sky sky() {
    return sky;
  }

  /** The journal's last entry is at this step. */
  synchronized void at(String newStep) {
    step = newStep;
  }

  boolean strikes() {
    return kill.isPresent();
  }

  /** Whether the boundary was reached. */
  synchronized boolean struck() {
    return struck;
  }

  synchronized List<Boundary> passed() {
    return List.copyOf(passed);
  }
}
