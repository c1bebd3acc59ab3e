package io.kiln.tests.steps;

import io.kiln.access.CreateKeyPair;
import io.kiln.build.BundleFile;
import io.kiln.build.BundleFiles;
import io.kiln.image.AnnounceSnapshots;
import io.kiln.image.CopyImage;
import io.kiln.image.CopySnapshots;
import io.kiln.image.CreateImage;
import io.kiln.image.ShareImage;
import io.kiln.image.SnapshotSystemDisk;
import io.kiln.machine.InstanceRequest;
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
import io.kiln.network.FindNetwork;
import io.kiln.source.FindSourceImage;
import io.kiln.template.EcsBuilder;
import io.kiln.template.ImageCopy;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** The steps of a build on a stage, each made as the recipe makes it. */
record Parts(Stage stage, EcsBuilder config) {
  Parts(Stage stage) {
    this(stage, stage.config());
  }

  /** With an EIP instead of an address of the instance's own. */
  static Parts withEip(Stage stage) {
    return new Parts(stage, stage.config(", \"associate_public_ip_address\": true"));
  }

  static Parts withoutDataDisks(Stage stage) {
    return new Parts(stage, stage.config(", \"image_ignore_data_disks\": true"));
  }

  FindSourceImage source() {
    return new FindSourceImage(config, stage.cloud().images());
  }

  CreateKeyPair keyPair() {
    return new CreateKeyPair(
        config,
        stage.cloud().keyPairs(),
        stage.store().secrets(),
        new NoBundle(),
        new SecureRandom(),
        stage.lifecycle());
  }

  CreateVpc vpc() {
    return new CreateVpc(config, stage.cloud().vpcs(), stage.cloud().tags(), stage.lifecycle());
  }

  CreateVSwitch vSwitch() {
    return new CreateVSwitch(
        config,
        stage.cloud().vSwitches(),
        stage.cloud().tags(),
        zones(),
        new ChooseBlock(config, stage.cloud().vpcs(), stage.cloud().vSwitches()),
        stage.lifecycle());
  }

  CreateSecurityGroup securityGroup() {
    return new CreateSecurityGroup(
        config, stage.cloud().securityGroups(), "0.0.0.0/0", stage.lifecycle());
  }

  RunInstance instance() {
    return new RunInstance(
        new InstanceRequest(config, new NoBundle(), stage.clock()),
        stage.cloud().instances(),
        new OtherZones(zones()::after, vSwitch()),
        stage.lifecycle());
  }

  private ChooseZone zones() {
    return new ChooseZone(config, stage.cloud().regions());
  }

  AllocateAddress eip() {
    return new AllocateAddress(
        config, stage.cloud().addresses(), stage.cloud().tags(), stage.lifecycle());
  }

  AssociateAddress association() {
    return new AssociateAddress(config, stage.cloud().addresses(), stage.lifecycle());
  }

  StopInstance stop() {
    return new StopInstance(config, stage.cloud().instances(), stage.clock());
  }

  AnnounceSnapshots snapshots() {
    return new AnnounceSnapshots(
        stage.cloud().disks(), stage.cloud().snapshots(), stage.lifecycle(), stage.clock());
  }

  SnapshotSystemDisk systemSnapshot() {
    return new SnapshotSystemDisk(
        config, stage.cloud().disks(), stage.cloud().snapshots(), stage.lifecycle());
  }

  CreateImage image() {
    return new CreateImage(config, stage.cloud().images(), stage.lifecycle());
  }

  CopySnapshots copySnapshots(ImageCopy copy) {
    return new CopySnapshots(copy, stage.cloud().snapshots(), stage.lifecycle());
  }

  CopyImage copy(ImageCopy copy) {
    return new CopyImage(
        config,
        copy,
        copySnapshots(copy),
        stage.cloud().imageCopies(),
        stage.cloud().images(),
        stage.lifecycle());
  }

  ShareImage share(String... accounts) {
    return new ShareImage(
        Stage.REGION, 1, List.of(accounts), stage.cloud().imageShares(), stage.lifecycle());
  }

  FindNetwork network() {
    return new FindNetwork(
        config,
        stage.cloud().vpcs(),
        stage.cloud().vSwitches(),
        stage.cloud().securityGroups(),
        stage.cloud().addresses());
  }

  private static final class NoBundle implements BundleFiles {
    @Override
    public List<BundleFile> list(String path) {
      return List.of();
    }

    @Override
    public Optional<BundleFile> find(String path) {
      return Optional.empty();
    }

    @Override
    public InputStream open(BundleFile file, long offset) {
      return InputStream.nullInputStream();
    }
  }
}
