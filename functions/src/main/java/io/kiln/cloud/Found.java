package io.kiln.cloud;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a look showed, with what it takes to prove it: the action and the request's id. */
public final class Found<T> {
  private final List<T> all;
  private final String action;
  private final String requestId;

  Found(List<T> all, String action, String requestId) {
    this.all = List.copyOf(all);
    this.action = action;
    this.requestId = requestId;
  }

  public List<T> all() {
    return all;
  }

  /** The only one, or the first; empty when the look showed none. */
  public Optional<T> one() {
    return all.stream().findFirst();
  }

  /** The same look, narrowed to what was really asked for: the cloud may match more. */
  public Found<T> keeping(Predicate<T> wanted) {
    return new Found<>(all.stream().filter(wanted).collect(Collectors.toList()), action, requestId);
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** The cloud's id of the look's (last) request. */
  public String requestId() {
    return requestId;
  }

  /**
   * The line that proves what was seen: {@code DescribeVpcs vpc-1: none (request 48F1)}.
   *
   * @param what the id or name that was looked for
   * @param shown in a word what the look showed: a status, or "none"
   */
  public String proof(String what, String shown) {
    return action + " " + what + ": " + shown + " (request " + requestId + ")";
  }
}
