package io.kiln.tests.kill;

/** What happens at a boundary. */
enum Blow {
  /** The function dies before it makes the call. */
  DIES_BEFORE,
  /** The call is made, and the function dies before it can record the answer. */
  DIES_AFTER,
  /** The call never arrives, and the function learns only that there is no answer. */
  REQUEST_LOST,
  /** The call is made, and its answer never arrives. */
  ANSWER_LOST,
  /** The function dies after the call, and a person has stopped the flow's execution. */
  FLOW_STOPPED,
  /** The whole process dies after the call: function, driver and the local cloud itself. */
  PROCESS_DIES;

  boolean kills() {
    return this != REQUEST_LOST && this != ANSWER_LOST;
  }

  boolean before() {
    return this == DIES_BEFORE || this == REQUEST_LOST;
  }
}
