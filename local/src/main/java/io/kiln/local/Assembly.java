package io.kiln.local;

import io.kiln.local.clock.LocalClock;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.EcsService;
import io.kiln.local.ecs.Ids;
import io.kiln.local.ecs.Kind;
import io.kiln.local.ecs.Store;
import io.kiln.local.ecs.access.KeyPair;
import io.kiln.local.ecs.access.KeyPairs;
import io.kiln.local.ecs.capture.Captures;
import io.kiln.local.ecs.capture.CreateImage;
import io.kiln.local.ecs.capture.CreateSnapshot;
import io.kiln.local.ecs.capture.ImageSources;
import io.kiln.local.ecs.catalogue.AvailableResources;
import io.kiln.local.ecs.catalogue.Catalogue;
import io.kiln.local.ecs.catalogue.CatalogueActions;
import io.kiln.local.ecs.image.Image;
import io.kiln.local.ecs.image.ImageChanges;
import io.kiln.local.ecs.image.ImageCopies;
import io.kiln.local.ecs.image.ImageDeletion;
import io.kiln.local.ecs.image.ImageShelf;
import io.kiln.local.ecs.image.Images;
import io.kiln.local.ecs.image.Layers;
import io.kiln.local.ecs.image.Snapshot;
import io.kiln.local.ecs.image.Snapshots;
import io.kiln.local.ecs.instance.Disk;
import io.kiln.local.ecs.instance.Instance;
import io.kiln.local.ecs.instance.Instances;
import io.kiln.local.ecs.instance.Rack;
import io.kiln.local.ecs.network.Addresses;
import io.kiln.local.ecs.network.Eip;
import io.kiln.local.ecs.network.Eips;
import io.kiln.local.ecs.network.Eni;
import io.kiln.local.ecs.network.SecurityGroup;
import io.kiln.local.ecs.network.SecurityGroupRules;
import io.kiln.local.ecs.network.SecurityGroups;
import io.kiln.local.ecs.network.VSwitch;
import io.kiln.local.ecs.network.VSwitches;
import io.kiln.local.ecs.network.Vpc;
import io.kiln.local.ecs.network.Vpcs;
import io.kiln.local.ecs.tag.Tags;
import io.kiln.local.fault.Faults;
import io.kiln.local.machine.MachineHost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The wiring of the emulated ECS and VPC: the only place that knows all their rooms. */
record Assembly(EcsService service, Store store, Instances instances, Rack rack) {
  private static final List<Kind<?>> KINDS =
      List.of(
          Vpc.KIND,
          VSwitch.KIND,
          SecurityGroup.KIND,
          Eni.KIND,
          Eip.KIND,
          KeyPair.KIND,
          Instance.KIND,
          Disk.KIND,
          Snapshot.KIND,
          Image.KIND);

  static Assembly of(Path home, LocalClock clock, MachineHost machines, Faults faults) {
    Store store = new Store(home.resolve("ecs.json"), KINDS, clock);
    Layers layers = new Layers(home.resolve("images"));
    Rack rack = new Rack(machines, clock, layers);
    Instances instances = new Instances(store, rack, faults);
    Captures captures = new Captures(store, rack);
    Catalogue catalogue = Catalogue.load();
    ImageShelf shelf = new ImageShelf(catalogue);
    Ids ids = new Ids();
    Addresses addresses = new Addresses(AddressBlock.of(home));
    List<ActionGroup> groups = new ArrayList<>();
    groups.addAll(List.of(new CatalogueActions(catalogue), new AvailableResources(catalogue)));
    groups.addAll(network(ids, catalogue, addresses));
    groups.add(new KeyPairs(ids));
    groups.addAll(instances.actions(catalogue, shelf, ids, addresses));
    groups.addAll(images(ids, catalogue, shelf, layers));
    groups.add(new CreateImage(ids, new ImageSources(ids, catalogue), captures, faults));
    groups.add(new CreateSnapshot(ids, captures));
    groups.add(new Tags());
    instances.recover();
    captures.recover();
    return new Assembly(
        new EcsService(store, catalogue.regionIds(), groups), store, instances, rack);
  }

  private static List<ActionGroup> network(Ids ids, Catalogue catalogue, Addresses addresses) {
    return List.of(
        new Vpcs(ids),
        new VSwitches(ids, catalogue),
        new SecurityGroups(ids),
        new SecurityGroupRules(),
        new Eips(ids, addresses));
  }

  private static List<ActionGroup> images(
      Ids ids, Catalogue catalogue, ImageShelf shelf, Layers layers) {
    return List.of(
        new Images(shelf),
        new ImageChanges(shelf),
        new ImageCopies(ids, catalogue.regionIds()),
        new ImageDeletion(layers),
        new Snapshots(layers));
  }
}
