package io.kiln.local.flow;

import io.kiln.local.rpc.EcsError;

/** CloudFlow's refusals; the statuses are UNCONFIRMED, the codes are the API pages'. */
final class FlowErrors {
  private FlowErrors() {}

  static EcsError noFlow(String name) {
    return new EcsError(404, "FlowNotExists", "Flow " + name + " does not exist.");
  }

  static EcsError noExecution(ExecutionId id) {
    return new EcsError(
        404,
        "ExecutionNotExists",
        "Execution " + id.name() + " of flow " + id.flow() + " does not exist.");
  }

  static EcsError ended(ExecutionId id) {
    return new EcsError(
        409,
        "ExecutionAlreadyExists",
        "Execution " + id.name() + " of flow " + id.flow() + " already exists.");
  }

  static EcsError invalid(String what) {
    return new EcsError(400, "InvalidArgument", what);
  }
}
