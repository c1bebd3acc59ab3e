package io.kiln.local.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.local.clock.Agenda;
import io.kiln.local.clock.Appointment;
import io.kiln.local.clock.LocalClock;
import io.kiln.local.flow.fdl.Definition;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drives all executions: keeps each step before it acts on it. Thread-safe. */
final class Executions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Executions.class);
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);

  private final ExecutionFiles files;
  private final LocalClock clock;
  private final Agenda agenda;
  private final OutputShape shape;
  private final Calls calls;
  private final Map<ExecutionId, Driven> driven = new HashMap<>();
  private boolean closed;

  Executions(
      ExecutionFiles files, LocalClock clock, Agenda agenda, OutputShape shape, Calls calls) {
    this.files = files;
    this.clock = clock;
    this.agenda = agenda;
    this.shape = shape;
    this.calls = calls;
  }

  /** Goes on with what an earlier process left; calls that were under way are made again. */
  synchronized void resume() {
    for (Execution execution : files.running()) {
      String definition = files.definition(execution.id());
      drive(new Driven(machine(definition), execution));
    }
  }

  synchronized Execution start(Flow flow, ExecutionId id, ObjectNode input) {
    Machine machine = machine(flow.definition());
    Execution.Start start = new Execution.Start(clock.instant(), input, flow.roleArn());
    Move first = machine.begin(id, start);
    files.create(flow, first.execution());
    files.keep(first);
    drive(new Driven(machine, first.execution()));
    return first.execution();
  }

  private Machine machine(String definition) {
    return new Machine(Definition.parse(definition), shape, this::paced);
  }

  /**
   * What a Wait waits for comes sooner, too; but what really runs must not be looked at forever.
   */
  private Duration paced(Duration wait) {
    Duration paced = clock.paced(wait);
    return paced.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : paced;
  }

  private void drive(Driven begun) {
    ExecutionId id = begun.execution.id();
    driven.put(id, begun);
    agenda.now(() -> tell(id, new Signal.TimePassed(clock.instant())));
  }

  synchronized Optional<Execution> find(ExecutionId id) {
    Driven found = driven.get(id);
    return found == null ? files.find(id) : Optional.of(found.execution);
  }

  /** The execution when it has ended, or as it is when that takes longer, in real time. */
  synchronized Optional<Execution> await(ExecutionId id, Duration most)
      throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    long left = most.toMillis();
    while (driven.containsKey(id) && left > 0 && !closed) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
    return find(id);
  }

  synchronized List<Event> history(Execution execution) {
    return files.history(execution);
  }

  String definition(ExecutionId id) {
    return files.definition(id);
  }

  void stop(ExecutionId id, String error, String cause) {
    tell(id, new Signal.Stop(clock.instant(), error, cause));
  }

  private synchronized void tell(ExecutionId id, Signal signal) {
    Driven told = driven.get(id);
    if (told == null || closed) {
      return;
    }
    Move move = told.machine.step(told.execution, signal);
    if (!move.execution().equals(told.execution)) {
      files.keep(move);
    }
    told.execution = move.execution();
    told.appointment.cancel();
    if (told.execution.isRunning()) {
      arrange(told);
    } else {
      driven.remove(id);
      notifyAll();
      LOG.debug("execution={} ended status={}", id, told.execution.outcome().status());
    }
  }

  private void arrange(Driven told) {
    ExecutionId id = told.execution.id();
    for (Phase.Calling call : told.execution.calls()) {
      if (told.underWay.add(call.attempt().number())) {
        agenda.now(() -> call(id, told.execution.start().roleArn(), call));
      }
    }
    Optional<Instant> due = told.execution.due();
    if (due.isPresent()) {
      told.appointment =
          agenda.at(due.get(), () -> tell(id, new Signal.TimePassed(clock.instant())));
    }
  }

  private void call(ExecutionId id, String roleArn, Phase.Calling call) {
    Invocation invocation = calls.make(roleArn, call);
    tell(id, new Signal.Answered(clock.instant(), call.attempt().number(), invocation));
  }

  /** As a killed process would leave them: they go on when somebody resumes them. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** An execution that this process takes further. */
  private static final class Driven {
    private final Machine machine;
    private final Set<Long> underWay = new HashSet<>();
    private Execution execution;
    private Appointment appointment = () -> {};

    private Driven(Machine machine, Execution execution) {
      this.machine = machine;
      this.execution = execution;
    }
  }
}
