package io.kiln.local.ecs.capture;

import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Card;
import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Durations;
import io.kiln.local.ecs.Ids;
import io.kiln.local.ecs.catalogue.Catalogue;
import io.kiln.local.ecs.catalogue.TypeEntry;
import io.kiln.local.ecs.image.Mapping;
import io.kiln.local.ecs.image.Os;
import io.kiln.local.ecs.image.Snapshot;
import io.kiln.local.ecs.instance.Disk;
import io.kiln.local.ecs.instance.Instance;
import io.kiln.local.rpc.EcsError;
import io.kiln.local.rpc.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds what an image is to be made of: instance, then disk mappings, then snapshot. */
public final class ImageSources {
  private final Ids ids;
  private final Catalogue catalogue;

  public ImageSources(Ids ids, Catalogue catalogue) {
    this.ids = ids;
    this.catalogue = catalogue;
  }

  ImageSource read(Ask ask, String imageId) {
    Params params = ask.params();
    if (params.has("InstanceId")) {
      return ofInstance(ask, imageId);
    }
    List<Params> mappings = params.groups("DiskDeviceMapping");
    if (!mappings.isEmpty()) {
      return ofMappings(ask, mappings);
    }
    if (params.has("SnapshotId")) {
      return ofMappings(ask, List.of(new Params(Map.of("SnapshotId", params.text("SnapshotId")))));
    }
    throw EcsError.missing("InstanceId");
  }

  private ImageSource ofInstance(Ask ask, String imageId) {
    Instance instance = ask.required(Instance.KIND, "InstanceId", "InvalidInstanceId");
    Capturable.check(ask, instance);
    boolean local =
        catalogue.type(instance.source().type()).filter(TypeEntry::hasLocalDisks).isPresent();
    if (local) {
      throw new EcsError(
          400,
          "InvalidDiskCategory.CreateImage",
          "The specified disk category is not support CreateImage.");
    }
    List<String> layers = Chain.on(imageId, instance.layers());
    List<Mapping> mappings =
        ask.region().all(Disk.KIND).stream()
            .filter(disk -> disk.instanceId().equals(instance.id()))
            .map(disk -> snapshotOf(ask, imageId, disk, instance.source().os(), layers))
            .toList();
    return new ImageSource(instance.id(), instance.source().os(), mappings, layers);
  }

  /** One snapshot per disk is made, and stays with the image. */
  private Mapping snapshotOf(Ask ask, String imageId, Disk disk, Os os, List<String> layers) {
    String id = ids.next("s-", ask.region());
    Course course =
        Course.at("progressing").until(ask.world().in(Durations.IMAGE_CREATING), "accomplished");
    Disk.Build build = disk.build();
    Snapshot.Source source =
        new Snapshot.Source(
            disk.id(), build.type(), build.size(), disk.instanceId(), os, build.encryption());
    Card card = new Card(id, "SnapshotForImage-" + imageId, "", ask.now(), Map.of(), course);
    ask.region()
        .put(
            Snapshot.KIND, new Snapshot(card, source, disk.isSystem() ? layers : List.of(), false));
    return new Mapping(id, build.device(), build.size(), build.type());
  }

  private static ImageSource ofMappings(Ask ask, List<Params> asked) {
    List<Mapping> mappings = new ArrayList<>();
    List<String> layers = List.of();
    Os os = Os.LINUX;
    for (Params each : asked) {
      Snapshot snapshot = snapshot(ask, each.required("SnapshotId"));
      Snapshot.Source source = snapshot.source();
      boolean system = source.type().equals("system");
      if (system) {
        layers = snapshot.layers();
        os = source.os();
      }
      String device = system ? "/dev/xvda" : "/dev/xvd" + (char) ('a' + mappings.size());
      mappings.add(
          new Mapping(
              snapshot.id(),
              each.text("Device", device),
              Math.max(each.number("Size", 0), source.size()),
              each.text("DiskType", source.type())));
    }
    if (mappings.stream().noneMatch(mapping -> mapping.type().equals("system"))) {
      throw EcsError.invalid("SnapshotId");
    }
    return new ImageSource("", os, List.copyOf(mappings), layers);
  }

  private static Snapshot snapshot(Ask ask, String id) {
    Snapshot snapshot =
        ask.region()
            .find(Snapshot.KIND, id)
            .orElseThrow(() -> EcsError.notFound("InvalidSnapshotId", id));
    if (!snapshot.state(ask.now()).equals("accomplished")) {
      throw EcsError.status(403, "InvalidSnapshotId.NotReady");
    }
    return snapshot;
  }
}
