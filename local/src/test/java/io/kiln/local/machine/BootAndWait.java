package io.kiln.local.machine;

import java.nio.file.Path;
import java.util.List;

/** Boots a machine and sleeps, in a process of its own that a test can kill. */
final class BootAndWait {
  private BootAndWait() {}

  public static void main(String[] args) throws InterruptedException {
    try {
      MachineHost host = MachineHost.namespaces(Path.of(args[0]));
      host.start(new MachineSpec(args[1], List.of(), "box", args[2], List.of(args[3])));
      System.out.println("booted");
      Thread.sleep(60_000);
    } catch (MachineRefused refused) {
      System.out.println(refused.getMessage());
    }
  }
}
