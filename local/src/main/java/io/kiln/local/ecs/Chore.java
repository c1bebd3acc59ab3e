package io.kiln.local.ecs;

/** What the cloud does by itself as time passes; run at the start of each change. */
public interface Chore {
  void run(World world);
}
