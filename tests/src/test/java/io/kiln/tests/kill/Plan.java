package io.kiln.tests.kill;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which kills there are to be: made of the boundaries that an unhurt bake has passed. */
final class Plan {
  private final List<Boundary> boundaries;
  private final List<Kill> kills = new ArrayList<>();

  private Plan(List<Boundary> boundaries) {
    this.boundaries = boundaries;
  }

  /** Every boundary, and at each of them everything that can happen there. */
  static Plan of(List<Boundary> boundaries) {
    Plan plan = new Plan(List.copyOf(boundaries));
    for (int i = 0; i < boundaries.size(); i++) {
      plan.add(boundaries.get(i), i);
    }
    return plan;
  }

  private void add(Boundary at, int index) {
    if (!at.changes()) {
      // a look has no effect, so a death around it is a death at the boundary before
      kills.add(new Kill(at, index % 2 == 0 ? Blow.ANSWER_LOST : Blow.DIES_BEFORE));
      return;
    }
    kills.add(new Kill(at, Blow.DIES_BEFORE));
    kills.add(new Kill(at, Blow.DIES_AFTER));
    kills.add(new Kill(at, Blow.REQUEST_LOST));
    kills.add(new Kill(at, Blow.ANSWER_LOST));
    boolean driven = !at.step().equals("submit");
    if (driven && (at.port() != Port.STORE || at.call().endsWith("journal"))) {
      kills.add(new Kill(at, Blow.FLOW_STOPPED));
    }
    if (driven && (at.port() != Port.STORE || index % 4 == 0)) {
      kills.add(new Kill(at, Blow.PROCESS_DIES));
    }
  }

  List<Boundary> boundaries() {
    return boundaries;
  }

  List<Kill> all() {
    return List.copyOf(kills);
  }

  /** So many of them, drawn by lot, and every kind of blow among them. */
  List<Kill> sample(int size, long seed) {
    List<Kill> shuffled = new ArrayList<>(kills);
    Collections.shuffle(shuffled, new Random(seed));
    List<Kill> sample = new ArrayList<>();
    for (Blow blow : Blow.values()) {
      shuffled.stream().filter(kill -> kill.blow() == blow).limit(size / 10).forEach(sample::add);
    }
    shuffled.removeAll(sample);
    sample.addAll(shuffled.subList(0, Math.max(0, size - sample.size())));
    return sample;
  }
}
