package io.kiln.tests.steps;

import io.kiln.build.Build;
import io.kiln.build.Step;

/** States of a build further on, and the steps that undo them. */
record Grounds(Parts parts) {
  private Step[] network() {
    return new Step[] {
      parts.source(), parts.keyPair(), parts.vpc(), parts.vSwitch(), parts.securityGroup()
    };
  }

  Build network(Build build) {
    return parts.stage().run(build, network());
  }

  Build instance(Build build) {
    return parts.stage().run(network(build), parts.instance());
  }

  Build stopped(Build build) {
    return parts.stage().run(instance(build), parts.stop());
  }

  /** Undoes whatever of it is left. */
  void remove(Build build) {
    parts
        .stage()
        .undoAll(
            build,
            parts.keyPair(),
            parts.vpc(),
            parts.vSwitch(),
            parts.securityGroup(),
            parts.instance(),
            parts.eip(),
            parts.association(),
            parts.snapshots(),
            parts.systemSnapshot(),
            parts.image());
  }
}
