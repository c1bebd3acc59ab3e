package io.kiln.trigger;

import io.kiln.build.BuildId;

/** Has the flow drive builds. */
public final class FlowStarts implements Starts {
  private final FlowExecutions executions;

  public FlowStarts(FlowExecutions executions) {
    this.executions = executions;
  }

  @Override
  public void start(BuildId build) {
    String unusedName = executions.start(build);
  }

  @Override
  public void restart(BuildId build) {
    String unusedName = executions.restart(build, "another execution goes on at once");
  }
}
