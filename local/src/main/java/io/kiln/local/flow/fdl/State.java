package io.kiln.local.flow.fdl;

import java.util.List;
import java.util.Optional;

/** One state of a flow. */
public sealed interface State {
  Frame frame();

  default String name() {
    return frame().name();
  }

  /** What every state has: its name, its constructors, and where it leads; no next is the end. */
  record Frame(
      String name,
      Optional<Constructor> input,
      Optional<Constructor> output,
      Optional<String> next) {}

  /** Calls a function and waits for its answer; a time-out of 0 is none. */
  record Task(Frame frame, Constructor parameters, Value timeout, Rules rules) implements State {}

  /** What becomes of a task's errors: retried first, then caught. */
  record Rules(List<RetryRule> retries, List<CatchRule> catches) {}

  /** Goes where the first true condition leads. */
  record Choice(Frame frame, List<Branch> branches, String otherwise) implements State {}

  /** One way out of a choice. */
  record Branch(Condition condition, String next) {}

  /** Lets time pass. */
  record Wait(Frame frame, Value seconds) implements State {
    public static final int LEAST = 1;
    public static final int MOST = 300;
  }

  /** Only constructs. */
  record Pass(Frame frame) implements State {}

  /** Ends its branch well. */
  record Succeed(Frame frame) implements State {}

  /** Ends the execution badly. */
  record Fail(Frame frame, Value code, Value detail) implements State {}

  /** Walks all branches; its output has a field for each, Branch0 and so on. */
  record Parallel(Frame frame, List<Graph> branches) implements State {}
}
