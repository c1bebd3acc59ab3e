package io.kiln.local.cli;

/** Who takes a build from step to step. */
enum DriverChoice {
  /** The flow of template.yml, in the local cloud's CloudFlow. */
  FLOW,
  /** The function tick, once a minute. */
  TICK,
  /** This process itself. */
  DIRECT
}
