package io.kiln.local.ecs.catalogue;

/** An instance type, and the zones (as a pattern) that sell it. */
public record TypeEntry(
    String id,
    String family,
    int cpu,
    double memory,
    String architecture,
    String localStorage,
    String zones) {
  public boolean isSoldIn(String zone) {
    return zone.matches(zones);
  }

  /** Types with disks of the host's own cannot be imaged. */
  public boolean hasLocalDisks() {
    return !localStorage.isEmpty();
  }
}
