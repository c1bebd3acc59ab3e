package io.kiln.function;

import io.kiln.access.Connect;
import io.kiln.access.CreateKeyPair;
import io.kiln.access.RemoveTemporaryKey;
import io.kiln.build.BundleFiles;
import io.kiln.build.Lifecycle;
import io.kiln.build.Recipe;
import io.kiln.build.Step;
import io.kiln.cloud.Cloud;
import io.kiln.communicator.Connections;
import io.kiln.machine.InstanceRequest;
import io.kiln.machine.KeepAlive;
import io.kiln.machine.LetStand;
import io.kiln.machine.OtherZones;
import io.kiln.machine.RunInstance;
import io.kiln.machine.StopInstance;
import io.kiln.network.AllocateAddress;
import io.kiln.network.AssociateAddress;
import io.kiln.network.ChooseBlock;
import io.kiln.network.ChooseZone;
import io.kiln.network.CreateSecurityGroup;
import io.kiln.network.CreateVSwitch;
import io.kiln.network.CreateVpc;
import io.kiln.network.FindAddress;
import io.kiln.network.FindNetwork;
import io.kiln.provision.ClearJobs;
import io.kiln.provision.Provision;
import io.kiln.provision.Tools;
import io.kiln.source.CheckImageName;
import io.kiln.source.CheckRegion;
import io.kiln.source.FindSourceImage;
import io.kiln.store.Store;
import io.kiln.template.EcsBuilder;
import io.kiln.template.Provisioner;
import io.kiln.template.SshSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the recipe of one alicloud-ecs builder: its steps in order, read top to bottom. */
final class Recipes {
  private final EcsBuilder config;
  private final Cloud cloud;
  private final Store store;
  private final Site site;
  private final Tools tools;
  private final Lifecycle lifecycle;

  Recipes(EcsBuilder config, Cloud cloud, Store store, Site site, Tools tools) {
    this.config = config;
    this.cloud = cloud;
    this.store = store;
    this.site = site;
    this.tools = tools;
    this.lifecycle = new Lifecycle(site.clock());
  }

  Recipe of(Work work) {
    List<Step> steps = new ArrayList<>();
    steps.addAll(source());
    steps.addAll(machine());
    steps.addAll(address());
    List<Step> inside = new ArrayList<>();
    config.communicator().ifPresent(ssh -> inside.addAll(inside(ssh, work.provisioners())));
    steps.addAll(inside);
    steps.add(new StopInstance(config, cloud.instances(), site.clock()));
    if (!config.skipCreateImage()) {
      steps.addAll(new ImageSteps(config, cloud, site.clock(), lifecycle).all());
    }
    steps.addAll(new Outputs(tools).of(work));
    Recipe recipe =
        new Recipe(
            steps,
            List.of(new KeepAlive(cloud.instances(), site.clock())),
            List.of(new LetStand(cloud.instances())));
    return rescued(recipe, work, inside);
  }

  /** With the template's cleanup provisioner, for as long as there is a machine to clean up. */
  private Recipe rescued(Recipe recipe, Work work, List<Step> inside) {
    Set<String> from =
        inside.stream().skip(1).map(Step::name).collect(Collectors.toUnmodifiableSet());
    int index = work.provisioners().size();
    return work.cleanup()
        .map(c -> recipe.rescuedBy(Provision.named("provision-cleanup", index, c, tools), from))
        .orElse(recipe);
  }

  private List<Step> source() {
    List<Step> steps = new ArrayList<>();
    steps.add(new CheckRegion(config, cloud.regions()));
    if (!config.skipCreateImage()) {
      steps.add(new CheckImageName(config, cloud.images(), store.names()));
    }
    steps.add(new FindSourceImage(config, cloud.images()));
    steps.add(
        new FindNetwork(
            config, cloud.vpcs(), cloud.vSwitches(), cloud.securityGroups(), cloud.addresses()));
    return steps;
  }

  private List<Step> machine() {
    BundleFiles files = tools.files();
    ChooseZone zones = new ChooseZone(config, cloud.regions());
    ChooseBlock blocks = new ChooseBlock(config, cloud.vpcs(), cloud.vSwitches());
    String source = site.settings().sshSourceCidr();
    InstanceRequest request = new InstanceRequest(config, files, site.clock());
    Step vSwitch =
        new CreateVSwitch(config, cloud.vSwitches(), cloud.tags(), zones, blocks, lifecycle);
    OtherZones otherZones = new OtherZones(zones::after, vSwitch);
    return List.of(
        new CreateKeyPair(
            config, cloud.keyPairs(), store.secrets(), files, site.random(), lifecycle),
        new CreateVpc(config, cloud.vpcs(), cloud.tags(), lifecycle),
        vSwitch,
        new CreateSecurityGroup(config, cloud.securityGroups(), source, lifecycle),
        new RunInstance(request, cloud.instances(), otherZones, lifecycle));
  }

  private List<Step> address() {
    List<Step> steps = new ArrayList<>();
    boolean eip = config.associatePublicIpAddress() || config.eipId().isPresent();
    if (eip && config.eipId().isEmpty()) {
      steps.add(new AllocateAddress(config, cloud.addresses(), cloud.tags(), lifecycle));
    }
    if (eip) {
      steps.add(new AssociateAddress(config, cloud.addresses(), lifecycle));
    }
    if (config.communicator().isPresent() && (config.sshPrivateIp() || !eip)) {
      steps.add(new FindAddress(config, cloud.instances()));
    }
    return steps;
  }

  private List<Step> inside(SshSettings ssh, List<Provisioner> provisioners) {
    Connections connections = tools.connections();
    Clock clock = site.clock();
    List<Step> steps = new ArrayList<>();
    steps.add(new Connect(ssh, connections, clock));
    int last = provisioners.size() - 1;
    while (last >= 0 && !Provision.onMachine(provisioners.get(last))) {
      last--;
    }
    for (int i = 0; i < provisioners.size(); i++) {
      steps.add(new Provision(i, provisioners.get(i), i == last, tools));
    }
    steps.add(new ClearJobs(connections, clock));
    steps.add(new RemoveTemporaryKey(connections, clock));
    return steps;
  }
}
