package io.kiln.local.cli;

import io.kiln.local.HomeInUse;
import io.kiln.local.LocalCloud;
import io.kiln.local.LocalCloudOptions;
import io.kiln.local.fault.Faults;
import io.kiln.local.fault.NamedFault;
import io.kiln.local.machine.MachineHost;
import java.util.stream.Collectors;

/** Opens the cloud that a command names. */
final class Workshops {
  private final Caller caller;

  Workshops(Caller caller) {
    this.caller = caller;
  }

  /** The cloud that was chosen, sound. */
  Workshop open(CloudChoice choice, Interrupts interrupts) {
    return choice.aliyun()
        ? AliyunWorkshop.open(caller, choice, interrupts)
        : new LocalWorkshop(localCloud(choice), interrupts);
  }

  /** The cloud that was chosen, with this fault unless its name is empty. */
  Workshop open(CloudChoice choice, String fault, Interrupts interrupts) {
    if (fault.isEmpty()) {
      return open(choice, interrupts);
    }
    NamedFault named = Faults.named(fault).orElseThrow(() -> unknown(fault));
    LocalCloud cloud = localCloud(choice);
    cloud.faults().add(named);
    return new LocalWorkshop(cloud, interrupts);
  }

  /** The local cloud itself, for the commands that look into it. */
  LocalCloud localCloud(CloudChoice choice) {
    MachineHost machines =
        choice.hostMachines()
            ? MachineHost.thisHost(caller.home())
            : MachineHost.namespaces(caller.home());
    return open(LocalCloudOptions.with(machines));
  }

  LocalCloud open(LocalCloudOptions options) {
    try {
      return LocalCloud.open(caller.home(), options);
    } catch (HomeInUse busy) {
      throw new CommandFailure(
          "The local cloud in " + busy.getMessage() + " (KILN_HOME names it)", busy);
    }
  }

  private static CommandFailure unknown(String fault) {
    return new CommandFailure(
        "There is no fault '"
            + fault
            + "'; there are:\n"
            + Faults.names().stream()
                .map(one -> String.format("  %-14s %s", one.name(), one.description()))
                .collect(Collectors.joining("\n")));
  }
}
