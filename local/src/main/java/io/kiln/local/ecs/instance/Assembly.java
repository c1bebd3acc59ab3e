package io.kiln.local.ecs.instance;

import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Card;
import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Ids;
import io.kiln.local.ecs.Region;
import io.kiln.local.ecs.World;
import io.kiln.local.ecs.instance.Order.DiskOrder;
import io.kiln.local.ecs.network.Addresses;
import io.kiln.local.ecs.network.Eni;
import io.kiln.local.rpc.Params;
import java.util.Map;

/** Puts an instance together from an order: the record, its disks and its interface. */
final class Assembly {
  private final Ids ids;
  private final Addresses addresses;

  Assembly(Ids ids, Addresses addresses) {
    this.ids = ids;
    this.addresses = addresses;
  }

  /** A new instance on its course; a public address of its own only if the action gives one. */
  Instance assemble(Ask ask, Order order, Course course, boolean publicAddress) {
    Region region = ask.region();
    String id = ids.next("i-", region);
    Card card = ask.newCard(id, "InstanceName", course);
    if (card.name().isEmpty()) {
      card = card.withName(hostName(id));
    }
    Instance.Place place = place(ask, order, id);
    Instance.Login login =
        new Instance.Login(
            ask.params().text("KeyPairName"), ask.params().text("HostName", hostName(id)));
    Instance instance =
        new Instance(
            card, source(order), place, net(ask, order, publicAddress), login, life(ask, order));
    order.disks().forEach(disk -> addDisk(ask, instance, disk));
    return region.put(Instance.KIND, instance);
  }

  private static String hostName(String id) {
    return "iZ" + id.substring(2) + "Z";
  }

  private static Instance.Source source(Order order) {
    return new Instance.Source(
        order.image().id(), order.image().layers(), order.type().id(), order.image().os());
  }

  private Instance.Place place(Ask ask, Order order, String instanceId) {
    Region region = ask.region();
    String eniId = ids.next("eni-", region);
    String privateIp = Addresses.nextPrivate(region, order.vSwitch());
    Card card = new Card(eniId, "", "", ask.now(), Map.of(), Course.at("InUse"));
    region.put(
        Eni.KIND, new Eni(card, instanceId, order.vSwitch().id(), order.groups(), privateIp));
    return new Instance.Place(
        order.vSwitch().zoneId(), order.vSwitch().vpcId(), order.vSwitch().id(), eniId, privateIp);
  }

  private Instance.Net net(Ask ask, Order order, boolean publicAddress) {
    Params params = ask.params();
    int bandwidth = params.number("InternetMaxBandwidthOut", 0);
    String machineIp = addresses.nextPublic(ask.world());
    return new Instance.Net(
        publicAddress && bandwidth > 0 ? machineIp : "",
        machineIp,
        bandwidth,
        params.text("InternetChargeType", "PayByTraffic"),
        order.groups());
  }

  private static Instance.Life life(Ask ask, Order order) {
    return new Instance.Life(
        false,
        false,
        ask.now(),
        order.autoRelease(),
        Course.NEVER,
        ask.params().flag("DeletionProtection"));
  }

  private void addDisk(Ask ask, Instance instance, DiskOrder order) {
    Card card =
        new Card(
            ids.next("d-", ask.region()),
            order.name(),
            order.description(),
            ask.now(),
            ask.params().tags(),
            Course.at("In_use"));
    ask.region()
        .put(
            Disk.KIND,
            new Disk(
                card,
                instance.id(),
                instance.place().zoneId(),
                order.build(),
                order.deletedWithInstance()));
  }

  /** Takes it all apart again, as if it had never been. */
  static void takeApart(World world, String regionId, String id) {
    Region region = world.region(regionId);
    region
        .find(Instance.KIND, id)
        .ifPresent(
            instance -> {
              region.remove(Eni.KIND, instance.place().eniId());
              region.all(Disk.KIND).stream()
                  .filter(disk -> disk.instanceId().equals(id))
                  .forEach(disk -> region.remove(Disk.KIND, disk.id()));
              region.remove(Instance.KIND, id);
            });
    world.forgetAnswersNaming(id);
  }
}
