package io.kiln.local.flow;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** How far a state is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Phase.Entering.class, name = "entering"),
  @JsonSubTypes.Type(value = Phase.Calling.class, name = "calling"),
  @JsonSubTypes.Type(value = Phase.Resting.class, name = "resting"),
  @JsonSubTypes.Type(value = Phase.Waiting.class, name = "waiting"),
  @JsonSubTypes.Type(value = Phase.Forked.class, name = "forked"),
  @JsonSubTypes.Type(value = Phase.Ended.class, name = "ended"),
})
public sealed interface Phase {
  /** The moment that never comes. */
  Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

  /** When time alone moves it on. */
  default Instant due() {
    return NEVER;
  }

  /** Nothing was done yet. */
  record Entering() implements Phase {}

  /** A call is under way, or was when the process died: whoever goes on makes it again. */
  record Calling(Try attempt, Instant until, String resource, String event) implements Phase {
    @Override
    public Instant due() {
      return until;
    }
  }

  /** Which call: the number of its TaskScheduled event, and how many others it comes after. */
  record Try(long number, int retries) {}

  /** The pause before call number {@code retries + 1}. */
  record Resting(int retries, Instant until) implements Phase {
    @Override
    public Instant due() {
      return until;
    }
  }

  /** A Wait state. */
  record Waiting(Instant until) implements Phase {
    @Override
    public Instant due() {
      return until;
    }
  }

  /** A Parallel state, each branch with its own cursor. */
  record Forked(List<Cursor> branches) implements Phase {}

  /** The end of the flow or of its branch. */
  record Ended(ObjectNode output) implements Phase {}
}
