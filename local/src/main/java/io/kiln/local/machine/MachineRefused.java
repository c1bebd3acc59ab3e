package io.kiln.local.machine;

import org.jspecify.annotations.Nullable;

/** This computer can't do what was asked of a machine; the message says why and what helps. */
public final class MachineRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MachineRefused(String message) {
    super(message);
  }

  public MachineRefused(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
