package io.kiln.local.ecs.network;

import io.kiln.local.ecs.Region;
import io.kiln.local.ecs.World;
import io.kiln.local.rpc.EcsError;
import java.util.Set;
import java.util.stream.Collectors;

/** Addresses: private ones from the vSwitch, public ones from this computer's own loopback net. */
public final class Addresses {
  private static final int RESERVED = 4;
  private static final int PER_BLOCK = 250;

  private final int block;

  /** Each home has a block of its own, 127.block.y.z, so that two homes seldom meet. */
  public Addresses(int block) {
    this.block = block;
  }

  /** A public address nobody else in this home has had. */
  public String nextPublic(World world) {
    int number = world.nextAddress() - 1;
    return "127." + block + "." + number / PER_BLOCK % 256 + "." + (2 + number % PER_BLOCK);
  }

  /** The first free private address of the vSwitch. */
  public static String nextPrivate(Region region, VSwitch vSwitch) {
    Cidr cidr = Cidr.parse(vSwitch.cidrBlock()).orElseThrow();
    Set<String> taken = taken(region, vSwitch);
    for (long place = 1; place < cidr.size() - RESERVED + 1; place++) {
      if (!taken.contains(cidr.address(place))) {
        return cidr.address(place);
      }
    }
    throw new EcsError(
        400, "InvalidVSwitchId.IpNotEnough", "The specified VSwitch has no free IP address.");
  }

  static long free(Region region, VSwitch vSwitch) {
    Cidr cidr = Cidr.parse(vSwitch.cidrBlock()).orElseThrow();
    return cidr.size() - RESERVED - taken(region, vSwitch).size();
  }

  private static Set<String> taken(Region region, VSwitch vSwitch) {
    return region.all(Eni.KIND).stream()
        .filter(eni -> eni.vSwitchId().equals(vSwitch.id()))
        .map(Eni::privateIp)
        .collect(Collectors.toSet());
  }
}
