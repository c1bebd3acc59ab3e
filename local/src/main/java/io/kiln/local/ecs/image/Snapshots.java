package io.kiln.local.ecs.image;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Page;
import io.kiln.local.ecs.Times;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import java.util.List;

/** Looking at snapshots, and deleting them. */
public final class Snapshots implements ActionGroup {
  private final Layers layers;

  public Snapshots(Layers layers) {
    this.layers = layers;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("DescribeSnapshots", this::describe), Action.of("DeleteSnapshot", this::delete));
  }

  private Body describe(Ask ask) {
    List<Snapshot> snapshots =
        ask.region().all(Snapshot.KIND).stream()
            .filter(snapshot -> ask.letsAny("SnapshotIds", snapshot.id()))
            .filter(snapshot -> ask.lets("InstanceId", snapshot.source().instanceId()))
            .filter(snapshot -> ask.lets("DiskId", snapshot.source().diskId()))
            .filter(snapshot -> ask.lets("SnapshotName", snapshot.card().name()))
            .filter(snapshot -> hasStatus(snapshot, ask))
            .filter(snapshot -> ask.letsTags(snapshot.card()))
            .toList();
    return Page.of(ask, 100, "Snapshots", snapshots, snapshot -> shape(snapshot, ask));
  }

  private static boolean hasStatus(Snapshot snapshot, Ask ask) {
    return ask.params().text("Status").equals("all")
        || ask.lets("Status", snapshot.state(ask.now()));
  }

  private static Body shape(Snapshot snapshot, Ask ask) {
    String state = snapshot.state(ask.now());
    boolean done = state.equals("accomplished");
    int percent = snapshot.card().course().progress(snapshot.card().created(), ask.now());
    boolean imaged = ask.region().isNeeded(Image.KIND.name(), snapshot.id());
    Snapshot.Source source = snapshot.source();
    return Body.of("SnapshotId", snapshot.id())
        .and("SnapshotName", snapshot.card().name())
        .and("Description", snapshot.card().description())
        .and("Status", state)
        .and("Progress", (done ? 100 : Math.min(99, percent)) + "%")
        .and("Available", done)
        .and("RemainTime", 0)
        .and("SourceDiskId", source.diskId())
        .and("SourceDiskType", source.type().equals("system") ? "System" : "Data")
        .and("SourceDiskSize", String.valueOf(source.size()))
        .and("Usage", imaged ? "image" : "none")
        .and("Encrypted", source.encryption().on())
        .and("KMSKeyId", source.encryption().key())
        .and("InstantAccess", false)
        .and("RetentionDays", 0)
        .and("CreationTime", Times.seconds(snapshot.card().created()))
        .and("RegionId", ask.region().id())
        .and("ProductCode", "")
        .list("Tags", "Tag", ask.tagList(snapshot.card()));
  }

  private Body delete(Ask ask) {
    Snapshot snapshot = ask.required(Snapshot.KIND, "SnapshotId", "InvalidSnapshotId");
    if (ask.region().isNeeded(Image.KIND.name(), snapshot.id())) {
      throw new EcsError(
          403, "SnapshotCreatedImage", "The snapshot has been used to create an image.");
    }
    ask.region().remove(Snapshot.KIND, snapshot.id());
    ask.world().afterwards(() -> layers.removeUnused(snapshot.layers(), ask.world()));
    return Body.empty();
  }
}
