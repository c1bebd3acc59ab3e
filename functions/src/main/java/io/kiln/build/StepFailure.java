package io.kiln.build;

import org.jspecify.annotations.Nullable;

/** Something refused or broke; the kind says what {@link Advance} and {@link Undo} do about it. */
public class StepFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What the caller must do. */
  public enum Kind {
    /** The answer was lost: the call may have had its effect. Look it up or replay it. */
    UNCLEAR,
    /** Refused for now, and nothing was done: throttled, busy, a dependency still there. Wait. */
    BUSY,
    /** The credentials are refused or expired: hold the build; nothing can be undone with them. */
    DENIED,
    /** Refused for good: the build fails and is undone. */
    REFUSED
  }

  private final Kind kind;

  public StepFailure(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** The step can't succeed: the build fails with this message. */
  public static StepFailure refused(String message) {
    return new StepFailure(Kind.REFUSED, message, null);
  }

  public final Kind kind() {
    return kind;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
