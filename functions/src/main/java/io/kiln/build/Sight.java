package io.kiln.build;

import java.util.Optional;

/** What a describe call showed of a resource, with the evidence for the receipt. */
public final class Sight {
  /** How it stands. */
  public enum State {
    /** Not there. */
    ABSENT,
    /** On its way: being made, changed or deleted. */
    PENDING,
    /** There, and usable. */
    READY,
    /** There, and never going to be usable. */
    BROKEN
  }

  private final State state;
  private final Optional<String> id;
  private final String proof;

  private Sight(State state, Optional<String> id, String proof) {
    this.state = state;
    this.id = id;
    this.proof = proof;
  }

  /**
   * Nothing there.
   *
   * @param proof the call, what it showed and its request id: "DescribeVpcs VpcId=vpc-1: none,
   *     RequestId 4F.."
   */
  public static Sight absent(String proof) {
    return new Sight(State.ABSENT, Optional.empty(), proof);
  }

  public static Sight of(State state, String id, String proof) {
    return new Sight(state, Optional.of(id), proof);
  }

  public State state() {
    return state;
  }

  public Optional<String> id() {
    return id;
  }

  public String proof() {
    return proof;
  }
}
