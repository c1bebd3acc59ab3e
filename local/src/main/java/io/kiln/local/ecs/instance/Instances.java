package io.kiln.local.ecs.instance;

import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ids;
import io.kiln.local.ecs.Region;
import io.kiln.local.ecs.Store;
import io.kiln.local.ecs.catalogue.Catalogue;
import io.kiln.local.ecs.image.ImageShelf;
import io.kiln.local.ecs.network.Addresses;
import io.kiln.local.ecs.network.Eip;
import io.kiln.local.fault.Faults;
import io.kiln.local.machine.Machine;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** The face of this room: every action on instances, and the way to their machines. */
public final class Instances {
  private final Store store;
  private final Rack rack;
  private final Power power;
  private final Release release;

  public Instances(Store store, Rack rack, Faults faults) {
    this.store = store;
    this.rack = rack;
    this.power = new Power(store, rack, faults);
    this.release = new Release(rack);
    store.addChore(release);
  }

  public List<ActionGroup> actions(
      Catalogue catalogue, ImageShelf shelf, Ids ids, Addresses addresses) {
    OrderCheck check = new OrderCheck(catalogue, shelf);
    return List.of(
        new Launch(check, new Assembly(ids, addresses), power, store),
        new PowerActions(power, release),
        new InstanceQueries(catalogue),
        new Disks(),
        new KeyBindings(),
        new AddressBindings());
  }

  /** Takes over, restarts or destroys the machines that an earlier process left. */
  public void recover() {
    new Recovery(store, rack, power).run();
  }

  /** Where the SSH server of the machine with that public, elastic or private address listens. */
  public Optional<InetSocketAddress> ssh(String ip) {
    return store
        .change(
            world ->
                world.regions().stream()
                    .flatMap(
                        region ->
                            region.all(Instance.KIND).stream()
                                .filter(instance -> answersAt(region, instance, ip)))
                    .map(Instance::id)
                    .toList())
        .stream()
        .flatMap(id -> rack.machine(id).stream())
        .map(Machine::ssh)
        .reduce((older, newer) -> newer);
  }

  private static boolean answersAt(Region region, Instance instance, String ip) {
    return ip.equals(instance.net().publicIp())
        || ip.equals(instance.place().privateIp())
        || region.all(Eip.KIND).stream()
            .anyMatch(eip -> eip.ipAddress().equals(ip) && eip.instanceId().equals(instance.id()));
  }
}
