package io.kiln.local.ecs.capture;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Durations;
import io.kiln.local.ecs.Ids;
import io.kiln.local.ecs.image.Os;
import io.kiln.local.ecs.image.Snapshot;
import io.kiln.local.ecs.instance.Disk;
import io.kiln.local.ecs.instance.Instance;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import java.util.List;
import java.util.Optional;

/** CreateSnapshot; only a system disk has content that is kept. */
public final class CreateSnapshot implements ActionGroup {
  private static final int QUOTA = 256;

  private final Ids ids;
  private final Captures captures;

  public CreateSnapshot(Ids ids, Captures captures) {
    this.ids = ids;
    this.captures = captures;
  }

  @Override
  public List<Action> actions() {
    return List.of(Action.of("CreateSnapshot", this::create).honouringToken());
  }

  private Body create(Ask ask) {
    Disk disk = ask.required(Disk.KIND, "DiskId", "InvalidDiskId");
    Optional<Instance> instance = ask.region().find(Instance.KIND, disk.instanceId());
    check(ask, disk, instance);
    String id = ids.next("s-", ask.region());
    Course course =
        Course.at("progressing").until(ask.world().in(Durations.SNAPSHOT), "accomplished");
    boolean kept = disk.isSystem() && instance.isPresent();
    Snapshot snapshot =
        new Snapshot(
            ask.newCard(id, "SnapshotName", course),
            new Snapshot.Source(
                disk.id(),
                disk.build().type(),
                disk.build().size(),
                disk.instanceId(),
                instance.map(found -> found.source().os()).orElse(Os.LINUX),
                disk.build().encryption()),
            kept ? Chain.on(id, instance.get().layers()) : List.of(),
            kept);
    ask.region().put(Snapshot.KIND, snapshot);
    if (kept) {
      ask.world().afterwards(() -> captures.snapshot(ask.region().id(), snapshot));
    }
    return Body.of("SnapshotId", id);
  }

  private static void check(Ask ask, Disk disk, Optional<Instance> instance) {
    if (instance.isPresent() && !instance.get().life().everStarted()) {
      throw EcsError.status(403, "IncorrectDiskStatus.NeverUsed");
    }
    instance.ifPresent(found -> Capturable.check(ask, found));
    boolean another =
        ask.region().all(Snapshot.KIND).stream()
            .filter(snapshot -> snapshot.source().diskId().equals(disk.id()))
            .anyMatch(snapshot -> snapshot.state(ask.now()).equals("progressing"));
    if (another) {
      throw EcsError.status(403, "IncorrectDiskStatus.CreatingSnapshot");
    }
    if (ask.region().all(Snapshot.KIND).size() >= QUOTA) {
      throw EcsError.quota(403, "QuotaExceed.Snapshot");
    }
  }
}
