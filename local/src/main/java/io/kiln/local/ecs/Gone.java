package io.kiln.local.ecs;

import java.util.Map;

/** Takes what has reached the end of its course out of the world. */
final class Gone {
  private Gone() {}

  static void sweep(World world) {
    for (Region region : world.regions()) {
      region
          .everything()
          .filter(entry -> isGone(entry, world))
          .toList()
          .forEach(entry -> region.remove(entry.getKey(), entry.getValue().id()));
    }
  }

  private static boolean isGone(Map.Entry<String, Thing<?>> entry, World world) {
    return entry.getValue().state(world.now()).equals(Course.GONE);
  }
}
