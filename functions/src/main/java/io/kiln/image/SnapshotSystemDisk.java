package io.kiln.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Build;
import io.kiln.build.Json;
import io.kiln.build.Lifecycle;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.Sight;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.build.Thing;
import io.kiln.build.Words;
import io.kiln.cloud.DiskView;
import io.kiln.cloud.Disks;
import io.kiln.cloud.NewSnapshot;
import io.kiln.cloud.Sights;
import io.kiln.cloud.SnapshotView;
import io.kiln.cloud.Snapshots;
import io.kiln.template.EcsBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Takes a snapshot of the system disk, for an image that leaves the data disks out. */
public final class SnapshotSystemDisk implements Step, Thing {
  static final String KEY = "system-snapshot";

  private final EcsBuilder config;
  private final Disks disks;
  private final Snapshots snapshots;
  private final Lifecycle lifecycle;

  public SnapshotSystemDisk(
      EcsBuilder config, Disks disks, Snapshots snapshots, Lifecycle lifecycle) {
    this.config = config;
    this.disks = disks;
    this.snapshots = snapshots;
    this.lifecycle = lifecycle;
  }

  @Override
  public String name() {
    return "snapshot-system-disk";
  }

  @Override
  public Outcome run(Build build) {
    Outcome made = lifecycle.make(build, this, this, words());
    return made.kind() == Outcome.Kind.DONE
        ? made.saying(LogLine.say("Created snapshot from system disk: " + build.ledger().idOf(KEY)))
        : made;
  }

  @Override
  public Outcome undo(Build build, Resource resource) {
    return lifecycle.unmake(build, resource, this, words());
  }

  private Words words() {
    return Words.named("the snapshot", Duration.ofMinutes(2))
        .created("Created snapshot: ")
        .within(config.waitSnapshotReadyTimeout(), "wait_snapshot_ready_timeout");
  }

  @Override
  public String kind() {
    return "snapshot";
  }

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public JsonNode request(Build build, String token) {
    String instance = build.instanceId().orElseThrow();
    DiskView system =
        disks.ofInstance(build.region(), instance).all().stream()
            .filter(disk -> disk.type().equals("system"))
            .findFirst()
            .orElseThrow(
                () -> StepFailure.refused("Unable to find system disk of instance " + instance));
    return Json.toNode(
        NewSnapshot.builder()
            .region(build.region())
            .diskId(system.id())
            .name(build.resourceName())
            .tags(build.temporaryTags())
            .token(token)
            .build());
  }

  @Override
  public String create(Resource intended) {
    return snapshots.create(Json.fromNode(intended.request(), NewSnapshot.class));
  }

  @Override
  public Sight find(Resource intended) {
    NewSnapshot request = Json.fromNode(intended.request(), NewSnapshot.class);
    return Sights.of(
        snapshots
            .ofDisk(request.region(), request.diskId())
            .keeping(s -> s.name().equals(intended.request().path("name").asText())),
        request.diskId(),
        SnapshotView::id);
  }

  @Override
  public Sight look(Resource created) {
    String id = created.id().orElseThrow();
    return Sights.of(
        snapshots.byIds(created.region(), List.of(id)),
        id,
        SnapshotView::id,
        SnapshotView::status,
        Set.of("accomplished"));
  }

  @Override
  public void delete(Resource created) {
    snapshots.delete(created.region(), created.id().orElseThrow());
  }
}
