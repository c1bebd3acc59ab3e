package io.kiln.communicator;

import io.kiln.build.StepFailure;
import org.jspecify.annotations.Nullable;

/** A machine could not be reached, refused the login, or was lost on the way. */
public final class CommunicatorFailure extends StepFailure {
  private static final long serialVersionUID = 1L;

  /** What kept us from the machine. */
  public enum Reason {
    /** Nobody answers, or the connection ends before anyone can log in. */
    UNREACHABLE(Kind.BUSY),
    /** The machine answers, and refuses the key. */
    LOGIN_REFUSED(Kind.BUSY),
    /** The machine shows another host key than the one that was pinned. */
    HOST_KEY_CHANGED(Kind.REFUSED),
    /** The connection broke or the time was up: the command may have had its effect. */
    LOST(Kind.UNCLEAR);

    private final Kind kind;

    Reason(Kind kind) {
      this.kind = kind;
    }
  }

  private final Reason reason;

  public CommunicatorFailure(Reason reason, String message, @Nullable Throwable cause) {
    super(reason.kind, message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Whether we were let in and a command brought no answer. */
  public boolean lost() {
    return reason == Reason.LOST;
  }

  /** Whether the machine lets nobody in at the moment: it boots, or somebody closed the door. */
  public boolean shutOut() {
    return reason == Reason.UNREACHABLE || reason == Reason.LOGIN_REFUSED;
  }
}
