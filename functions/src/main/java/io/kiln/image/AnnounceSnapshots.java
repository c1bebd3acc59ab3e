package io.kiln.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Build;
import io.kiln.build.Json;
import io.kiln.build.Lifecycle;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.Sight;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.build.Thing;
import io.kiln.build.Words;
import io.kiln.cloud.DiskView;
import io.kiln.cloud.Disks;
import io.kiln.cloud.Found;
import io.kiln.cloud.SnapshotView;
import io.kiln.cloud.Snapshots;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Announces the snapshots that CreateImage is going to take, by the ids of their disks: nothing
 * else tells whose they are. Undo deletes the snapshots of those disks taken since.
 */
public final class AnnounceSnapshots implements Step, Thing {
  static final String KEY = "snapshots";

  private static final Words WORDS = Words.named("snapshot", Duration.ZERO);

  private final Disks disks;
  private final Snapshots snapshots;
  private final Lifecycle lifecycle;
  private final Clock clock;

  public AnnounceSnapshots(Disks disks, Snapshots snapshots, Lifecycle lifecycle, Clock clock) {
    this.disks = disks;
    this.snapshots = snapshots;
    this.lifecycle = lifecycle;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "announce-snapshots";
  }

  @Override
  public Outcome run(Build build) {
    return lifecycle.make(build, this, this, WORDS);
  }

  @Override
  public Outcome undo(Build build, Resource resource) {
    return lifecycle.unmake(build, resource, this, WORDS);
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
    List<String> ids =
        disks.ofInstance(build.region(), instance).all().stream()
            .map(DiskView::id)
            .collect(Collectors.toList());
    if (ids.isEmpty()) {
      throw StepFailure.refused("The instance " + instance + " shows no disk to make an image of");
    }
    return Json.toNode(TakenSince.of(ids, clock.instant()));
  }

  /** No call of its own: the image's call takes the snapshots. */
  @Override
  public String create(Resource intended) {
    return "of " + String.join(", ", taken(intended).disks());
  }

  @Override
  public Sight find(Resource intended) {
    return Sight.of(Sight.State.READY, create(intended), "announced");
  }

  @Override
  public Sight look(Resource created) {
    String id = created.id().orElseThrow();
    String proof = "DescribeSnapshots: no disk";
    for (String disk : taken(created).disks()) {
      Found<SnapshotView> found = since(created, disk);
      proof = found.proof(disk, found.isEmpty() ? "none" : "there");
      if (!found.isEmpty()) {
        return Sight.of(Sight.State.READY, id, proof);
      }
    }
    return created.state().mayBeUsed()
        ? Sight.of(Sight.State.READY, id, proof)
        : Sight.absent(proof);
  }

  @Override
  public void delete(Resource created) {
    for (String disk : taken(created).disks()) {
      for (SnapshotView snapshot : since(created, disk).all()) {
        snapshots.delete(created.region(), snapshot.id());
      }
    }
  }

  private Found<SnapshotView> since(Resource resource, String disk) {
    TakenSince taken = taken(resource);
    return snapshots.ofDisk(resource.region(), disk).keeping(s -> taken.includes(s));
  }

  private static TakenSince taken(Resource resource) {
    return Json.fromNode(resource.request(), TakenSince.class);
  }
}
