package io.kiln.local.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The states a thing goes through by itself, with their due times; the last one stays. */
public record Course(List<Leg> legs) {
  /** The moment that never comes. */
  public static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

  /** The state of what is no more. */
  public static final String GONE = "Gone";

  public static Course at(String state) {
    return new Course(List.of(new Leg(state, NEVER)));
  }

  /** The last state ends at that moment, and the next one begins. */
  public Course until(Instant end, String next) {
    List<Leg> longer = new ArrayList<>(legs.subList(0, legs.size() - 1));
    longer.add(new Leg(legs.get(legs.size() - 1).state(), end));
    longer.add(new Leg(next, NEVER));
    return new Course(List.copyOf(longer));
  }

  /** The state at that moment; while held, the last state is not reached. */
  public String state(Instant now, boolean held) {
    List<Leg> reachable = held && legs.size() > 1 ? legs.subList(0, legs.size() - 1) : legs;
    for (Leg leg : reachable) {
      if (now.isBefore(leg.until())) {
        return leg.state();
      }
    }
    return reachable.get(reachable.size() - 1).state();
  }

  /** Where it ends up if nobody interferes. */
  public String last() {
    return legs.get(legs.size() - 1).state();
  }

  /** The whole percents of the way from the beginning to the last state. */
  public int progress(Instant begin, Instant now) {
    if (legs.size() == 1) {
      return 100;
    }
    Instant end = legs.get(legs.size() - 2).until();
    long whole = Math.max(1, Duration.between(begin, end).toMillis());
    return (int) Math.max(0, Math.min(100, 100 * Duration.between(begin, now).toMillis() / whole));
  }

  /** Without the legs that are over, so that no later date can bring them back. */
  public Course settled(Instant now) {
    List<Leg> left = legs.stream().filter(leg -> now.isBefore(leg.until())).toList();
    return left.size() == legs.size() ? this : new Course(left);
  }
}
