package io.kiln.trigger;

import io.kiln.build.BuildId;
import io.kiln.cloud.Flows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A build's executions of the flow, one after the other: {@code <build>}, {@code <build>-2} and so
 * on, for the name of an ended one is spent.
 */
public final class FlowExecutions implements Executions {
  private static final Set<String> UNDER_WAY = Set.of("Starting", "Running");

  private final Flows flows;
  private final String region;
  private final String flow;

  public FlowExecutions(Flows flows, String region, String flow) {
    this.flows = flows;
    this.region = region;
    this.flow = flow;
  }

  /** Has the flow drive the build on; where an execution runs already, that one does. */
  public String start(BuildId build) {
    for (int n = 1; ; n++) {
      if (flows.start(region, flow, name(build, n), input(build, 0, n))) {
        return name(build, n);
      }
    }
  }

  /**
   * Has the execution after this one drive the build on; again if it was started already.
   *
   * @param turn this execution's number
   * @param seq a journal number known to exist
   */
  public void handOver(BuildId build, int turn, long seq) {
    // one that has ended already went on with it
    boolean unusedStarted =
        flows.start(region, flow, name(build, turn + 1), input(build, seq, turn + 1));
  }

  private static String input(BuildId build, long seq, int turn) {
    return String.format("{\"build\":\"%s\",\"seq\":%d,\"turn\":%d,\"looks\":0}", build, seq, turn);
  }

  /**
   * Has a new execution drive the build on at once, however long the last one was to pause. The new
   * one comes first: a build whose last execution was stopped is taken for one that a person stops.
   */
  public String restart(BuildId build, String cause) {
    List<String> before = new ArrayList<>();
    for (int n = 1; ; n++) {
      Optional<String> status = flows.status(region, flow, name(build, n));
      boolean free = status.isEmpty();
      if (free && flows.start(region, flow, name(build, n), input(build, 0, n))) {
        before.forEach(running -> flows.stop(region, flow, running, cause));
        return name(build, n);
      }
      if (!free && state(status.get()) == State.RUNNING) {
        before.add(name(build, n));
      }
    }
  }

  @Override
  public State of(BuildId build) {
    State last = State.OVER;
    for (int n = 1; ; n++) {
      Optional<String> status = flows.status(region, flow, name(build, n));
      if (status.isEmpty()) {
        return last;
      }
      last = state(status.get());
    }
  }

  private static State state(String status) {
    if (UNDER_WAY.contains(status)) {
      return State.RUNNING;
    }
    return status.equals("Stopped") ? State.STOPPED : State.OVER;
  }

  private static String name(BuildId build, int n) {
    return n == 1 ? build.toString() : build + "-" + n;
  }
}
