package io.kiln.local;

import io.kiln.local.machine.MachineHost;

/**
 * How a local cloud is opened: who gives it machines (closed with it), which clock, which ports (0
 * = any free).
 */
public record LocalCloudOptions(
    MachineHost machines, boolean realTime, double speed, int ecsPort, int ossPort) {
  /** The virtual clock and free ports. */
  public static LocalCloudOptions with(MachineHost machines) {
    return new LocalCloudOptions(machines, false, 1, 0, 0);
  }

  /** The true date; the cloud's own durations are divided by the speed. */
  public LocalCloudOptions inRealTime(double newSpeed) {
    return new LocalCloudOptions(machines, true, newSpeed, ecsPort, ossPort);
  }

  public LocalCloudOptions onPorts(int newEcsPort, int newOssPort) {
    return new LocalCloudOptions(machines, realTime, speed, newEcsPort, newOssPort);
  }
}
