package io.kiln.local.ecs.capture;

import java.util.ArrayList;
import java.util.List;

/** Layers, newest first. */
final class Chain {
  private Chain() {}

  static List<String> on(String newest, List<String> older) {
    List<String> chain = new ArrayList<>();
    chain.add(newest);
    chain.addAll(older);
    return List.copyOf(chain);
  }
}
