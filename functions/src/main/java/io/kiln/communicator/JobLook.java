package io.kiln.communicator;

import java.util.Locale;
import java.util.regex.Pattern;

/** What one look at a detached job showed. */
public final class JobLook {
  /** How the job stands. */
  public enum State {
    /** Nothing of it ran: there is no mark of a start. */
    NOT_STARTED,
    /** Its start left a mark, and no process yet. */
    BEGUN,
    RUNNING,
    /** It ended by itself and left its exit code. */
    EXITED,
    /** Its process is gone without an exit code, and the machine is still the same. */
    DIED,
    /** The machine was started anew while it ran. */
    REBOOTED
  }

  /** Scripts may have replaced what the answer is made with, so its form is not taken on trust. */
  private static final Pattern HEADER =
      Pattern.compile(
          "kiln (?:exited \\d{1,9}|(?:not_started|begun|running|died|rebooted) -)"
              + " \\S{1,64} \\d{1,6} \\d{1,6}");

  private final State state;
  private final int exit;
  private final String bootId;
  private final byte[] out;
  private final byte[] err;

  JobLook(State state, int exit, String bootId, byte[] out, byte[] err) {
    this.state = state;
    this.exit = exit;
    this.bootId = bootId;
    this.out = out.clone();
    this.err = err.clone();
  }

  /** Whether this is the answer of {@code job-look.sh}. */
  static boolean isOne(CommandResult looked) {
    return looked.ok() && HEADER.matcher(looked.header()).matches();
  }

  /** Reads the answer of {@code job-look.sh}. */
  static JobLook parse(CommandResult looked) {
    String[] header = looked.header().split(" ", -1);
    State state = State.valueOf(header[1].toUpperCase(Locale.ROOT));
    int exit = state == State.EXITED ? Integer.parseInt(header[2]) : -1;
    int out = Integer.parseInt(header[4]);
    int err = Integer.parseInt(header[5]);
    return new JobLook(state, exit, header[3], looked.body(0, out), looked.body(out, err));
  }

  public State state() {
    return state;
  }

  /** Only after {@link State#EXITED}. */
  public int exit() {
    if (state != State.EXITED) {
      throw new IllegalStateException("a job that is " + state + " has no exit code");
    }
    return exit;
  }

  /** The machine's present boot id. */
  public String bootId() {
    return bootId;
  }

  /** New standard output; at the limit of a look there may be more. */
  public byte[] out() {
    return out.clone();
  }

  public byte[] err() {
    return err.clone();
  }
}
