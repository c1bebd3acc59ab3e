package io.kiln.local.machine;

/** This computer cannot give a machine, and why. */
public final class MachineRefused extends RuntimeException {
  public MachineRefused(String message) {
    super(message);
  }
}
