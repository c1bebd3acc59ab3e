package io.kiln.function;

import io.kiln.build.Lifecycle;
import io.kiln.build.Step;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.ImageShares;
import io.kiln.image.AnnounceSnapshots;
import io.kiln.image.AwaitCopies;
import io.kiln.image.CopyImage;
import io.kiln.image.CopySnapshots;
import io.kiln.image.CreateImage;
import io.kiln.image.KeepImages;
import io.kiln.image.PublishImage;
import io.kiln.image.ShareImage;
import io.kiln.image.SnapshotSystemDisk;
import io.kiln.image.TagImage;
import io.kiln.image.UnshareImage;
import io.kiln.template.EcsBuilder;
import io.kiln.template.ImageCopy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The second half of a recipe: from the stopped instance to the published images. */
final class ImageSteps {
  private final EcsBuilder config;
  private final Cloud cloud;
  private final Clock clock;
  private final Lifecycle lifecycle;

  ImageSteps(EcsBuilder config, Cloud cloud, Clock clock, Lifecycle lifecycle) {
    this.config = config;
    this.cloud = cloud;
    this.clock = clock;
    this.lifecycle = lifecycle;
  }

  List<Step> all() {
    List<Step> steps = new ArrayList<>();
    steps.add(snapshots());
    steps.add(new CreateImage(config, cloud.images(), lifecycle));
    steps.addAll(copies());
    steps.add(new TagImage(config, cloud.images(), cloud.tags()));
    regions().forEach(region -> steps.addAll(shares(region)));
    steps.add(new KeepImages(config, cloud.images()));
    regions().forEach(region -> steps.add(publish(region)));
    return steps;
  }

  private Step snapshots() {
    return config.ignoreDataDisks()
        ? new SnapshotSystemDisk(config, cloud.disks(), cloud.snapshots(), lifecycle)
        : new AnnounceSnapshots(cloud.disks(), cloud.snapshots(), lifecycle, clock);
  }

  /** The image's own region last: when its name changes hands, all others have it. */
  private List<String> regions() {
    List<String> regions = new ArrayList<>();
    config.copies().forEach(copy -> regions.add(copy.region()));
    regions.add(config.region());
    return regions;
  }

  private List<Step> copies() {
    List<ImageCopy> targets = new ArrayList<>(config.copies());
    if (config.imageEncrypted().orElse(false)) {
      targets.add(
          ImageCopy.builder()
              .region(config.region())
              .name(config.imageName())
              .kmsKeyId(config.kmsKeyId())
              .build());
    }
    List<Step> steps = new ArrayList<>();
    List<CopyImage> copies = new ArrayList<>();
    for (ImageCopy target : targets) {
      CopySnapshots snapshots = new CopySnapshots(target, cloud.snapshots(), lifecycle);
      CopyImage copy =
          new CopyImage(config, target, snapshots, cloud.imageCopies(), cloud.images(), lifecycle);
      steps.add(snapshots);
      steps.add(copy);
      copies.add(copy);
    }
    if (!copies.isEmpty()) {
      steps.add(new AwaitCopies(copies));
    }
    return steps;
  }

  private List<Step> shares(String region) {
    List<Step> steps = new ArrayList<>();
    List<List<String>> without = calls(config.unshareAccounts());
    for (int i = 0; i < without.size(); i++) {
      steps.add(new UnshareImage(region, i + 1, without.get(i), cloud.imageShares()));
    }
    List<List<String>> with = calls(config.shareAccounts());
    for (int i = 0; i < with.size(); i++) {
      steps.add(new ShareImage(region, i + 1, with.get(i), cloud.imageShares(), lifecycle));
    }
    return steps;
  }

  /** As many accounts as one call takes. */
  private static List<List<String>> calls(List<String> accounts) {
    List<List<String>> calls = new ArrayList<>();
    for (int from = 0; from < accounts.size(); from += ImageShares.MOST) {
      calls.add(accounts.subList(from, Math.min(accounts.size(), from + ImageShares.MOST)));
    }
    return calls;
  }

  private Step publish(String region) {
    return new PublishImage(config, region, cloud.images(), cloud.snapshots(), cloud.tags());
  }
}
