package io.kiln.trigger.upload;

import io.kiln.template.problem.Problem;
import io.kiln.trigger.bundle.Instructions;
import io.kiln.trigger.bundle.Order;
import java.util.List;
import java.util.Optional;

/** An upload that was read: an order that can be baked, or what keeps it from that. */
public final class Opened {
  private final Optional<Order> order;
  private final Instructions instructions;
  private final List<Problem> problems;
  private final boolean incomplete;

  private Opened(
      Optional<Order> order,
      Instructions instructions,
      List<Problem> problems,
      boolean incomplete) {
    this.order = order;
    this.instructions = instructions;
    this.problems = List.copyOf(problems);
    this.incomplete = incomplete;
  }

  static Opened ready(Order order, Instructions instructions) {
    return new Opened(Optional.of(order), instructions, List.of(), false);
  }

  static Opened refused(List<Problem> problems, Instructions instructions) {
    return new Opened(Optional.empty(), instructions, problems, false);
  }

  /** Nothing but files are missing, which may still come. */
  static Opened incomplete(List<Problem> problems, Instructions instructions) {
    return new Opened(Optional.empty(), instructions, problems, true);
  }

  /** The order, but for when it is baked. */
  public Optional<Order> order() {
    return order;
  }

  public Instructions instructions() {
    return instructions;
  }

  /** Empty when there is an order. */
  public List<Problem> problems() {
    return problems;
  }

  public boolean isIncomplete() {
    return incomplete;
  }
}
