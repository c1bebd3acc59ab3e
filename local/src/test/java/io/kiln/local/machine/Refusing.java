package io.kiln.local.machine;

/** Lets tests of other rooms refuse a machine. */
public final class Refusing {
  private Refusing() {}

  public static MachineRefused because(String why) {
    return new MachineRefused(why);
  }
}
