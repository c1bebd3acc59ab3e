package io.kiln.local.ecs.capture;

import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.instance.Instance;
import io.kiln.local.rpc.EcsError;

/** Of which instances images and snapshots are taken. */
final class Capturable {
  private Capturable() {}

  static void check(Ask ask, Instance instance) {
    String state = instance.state(ask.now());
    if (state.equals("Running")) {
      // The cloud takes it, and calls it possibly inconsistent; a machine's disk is only copied
      // at rest.
      throw new EcsError(
          400,
          "IncorrectInstanceStatus",
          "The local cloud does not emulate taking images or snapshots of running instances: stop "
              + instance.id()
              + " first.");
    }
    if (!state.equals("Stopped")) {
      throw EcsError.instanceStatus(400, instance.id(), state);
    }
  }
}
