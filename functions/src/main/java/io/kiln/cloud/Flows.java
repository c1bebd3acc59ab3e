package io.kiln.cloud;

import java.util.Optional;

/** Executions of CloudFlow's flows. */
public final class Flows {
  private static final String ENDED = "ExecutionAlreadyExists";

  /** Unconfirmed: the service's documents name the error nowhere that was found. */
  private static final String UNKNOWN = "ExecutionNotExists";

  private final Rpc rpc;

  Flows(Rpc rpc) {
    this.rpc = rpc;
  }

  /**
   * Starts an execution; one of the same name that runs already counts as started.
   *
   * @return false when an execution of this name has ended: a name serves once
   */
  public boolean start(String region, String flow, String execution, String input) {
    try {
      rpc.send(
          execution(Act.CREATE, "Error starting the flow " + flow, region, "StartExecution", flow)
              .with("ExecutionName", execution)
              .with("Input", input));
      return true;
    } catch (CloudFailure e) {
      if (e.code().filter(ENDED::equals).isPresent()) {
        return false;
      }
      throw e;
    }
  }

  /** How the execution is, in the service's own word; empty when there is none of this name. */
  public Optional<String> status(String region, String flow, String execution) {
    try {
      return Fields.text(
          rpc.send(
              execution(
                      Act.LOOK,
                      "Failed querying the flow " + flow,
                      region,
                      "DescribeExecution",
                      flow)
                  .with("ExecutionName", execution)),
          "Status");
    } catch (CloudFailure e) {
      if (e.gone() || e.code().filter(UNKNOWN::equals).isPresent()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Stops an execution; one that has ended stays as it is. */
  public void stop(String region, String flow, String execution, String cause) {
    rpc.send(
        execution(Act.CHANGE, "Error stopping the flow " + flow, region, "StopExecution", flow)
            .with("ExecutionName", execution)
            .with("Error", "KilnRestarted")
            .with("Cause", cause));
  }

  private static Call execution(
      Act act, String attempt, String region, String action, String flow) {
    return Call.flows(act, attempt, region, action).with("FlowName", flow);
  }
}
