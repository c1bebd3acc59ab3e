package io.kiln.local.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.local.clock.Agenda;
import io.kiln.local.clock.LocalClock;
import io.kiln.local.ram.Ram;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.Rpc;
import io.kiln.local.rpc.RpcRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** CloudFlow as it is deployed here: flows by name, and their executions over RPC. */
public final class CloudFlow implements Rpc, AutoCloseable {
  private final Map<String, Flow> flows = new ConcurrentHashMap<>();
  private final Executions executions;

  /** Where it lives: its folder, the time, and who is allowed what. */
  public record Place(Path home, LocalClock clock, Agenda agenda, Ram ram) {}

  public CloudFlow(Place place, OutputShape shape, Invoker invoker) {
    this.executions =
        new Executions(
            new ExecutionFiles(place.home()),
            place.clock(),
            place.agenda(),
            shape,
            new Calls(invoker, place.ram()));
  }

  /** Adds the flow, or puts it in the place of the one with that name; what runs is not changed. */
  public void deploy(Flow flow) {
    flows.put(flow.name(), flow);
  }

  /** Takes up the executions that an earlier process left; once, when functions can be called. */
  public void resume() {
    executions.resume();
  }

  /** A running execution of that name is answered as it is; one that has ended is refused. */
  public Execution start(String flowName, String name, ObjectNode input) {
    Flow flow =
        Optional.ofNullable(flows.get(flowName)).orElseThrow(() -> FlowErrors.noFlow(flowName));
    ExecutionId id = new ExecutionId(flowName, name);
    synchronized (executions) {
      Optional<Execution> earlier = executions.find(id);
      if (earlier.isEmpty()) {
        return executions.start(flow, id, input);
      }
      return earlier.filter(Execution::isRunning).orElseThrow(() -> FlowErrors.ended(id));
    }
  }

  public Execution describe(ExecutionId id) {
    return executions.find(id).orElseThrow(() -> FlowErrors.noExecution(id));
  }

  /** The same, once it has ended or this much real time has passed. */
  public Execution await(ExecutionId id, Duration most) {
    try {
      return executions.await(id, most).orElseThrow(() -> FlowErrors.noExecution(id));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("closed while somebody waited for an execution", e);
    }
  }

  /** One that has ended stays as it is. */
  public Execution stop(ExecutionId id, String error, String cause) {
    executions.stop(id, error, cause);
    return describe(id);
  }

  public List<Event> history(ExecutionId id) {
    return executions.history(describe(id));
  }

  String definition(ExecutionId id) {
    return executions.definition(id);
  }

  @Override
  public Body answer(RpcRequest request) {
    return new FlowActions(this).answer(request);
  }

  @Override
  public void close() {
    executions.close();
  }
}
