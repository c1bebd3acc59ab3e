package io.kiln.image;

import io.kiln.build.Build;
import io.kiln.build.Deed;
import io.kiln.build.Deeds;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.StepFailure;
import io.kiln.cloud.ImageView;
import io.kiln.cloud.Images;
import io.kiln.cloud.Snapshots;
import io.kiln.template.EcsBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deletes what the new image of one region replaces: the old image, then its snapshots if the
 * template says so. What can't be deleted is kept, and that is said: the new image stands already.
 */
final class DeleteReplaced {
  private final EcsBuilder config;
  private final String region;
  private final Images images;
  private final Snapshots snapshots;

  DeleteReplaced(EcsBuilder config, String region, Images images, Snapshots snapshots) {
    this.config = config;
    this.region = region;
    this.images = images;
    this.snapshots = snapshots;
  }

  /** Refused where an instance runs from it or it is shared; its snapshots are kept with it. */
  Optional<Outcome> image(Build build, String old) {
    String deed = "delete-old-" + region;
    if (build.did(deed)) {
      return Optional.empty();
    }
    if (build.deeds().get(deed) != Deed.INTENDED) {
      return Optional.of(announced(build, deed, old));
    }
    try {
      images.delete(region, old, config.imageForceDeleteInstances());
      return Optional.of(Outcome.record(Deeds.with(build, deed, Deed.DONE)));
    } catch (StepFailure refusal) {
      requireRefused(refusal);
      Build kept = naming(Deeds.with(build, deed, Deed.DONE), List.of());
      String text = "The old image " + old + " is kept: " + refusal.getMessage();
      return Optional.of(Outcome.record(kept).saying(LogLine.error(text)));
    }
  }

  /** The first time it names the snapshots, which only the image itself tells. */
  private Outcome announced(Build build, String deed, String old) {
    Build again = Deeds.with(build, deed, Deed.INTENDED);
    if (build.replacedSnapshotIds().containsKey(region)) {
      return Outcome.announce(again);
    }
    List<String> ids = images.byId(region, old).one().map(ImageView::snapshotIds).orElse(List.of());
    String name = build.imageNames().getOrDefault(region, build.imageName());
    return Outcome.announce(naming(again, ids))
        .saying(LogLine.say("Deleting duplicated image and snapshot in " + region + ": " + name));
  }

  /** A deed of its own: the process may die when the image is gone and they are not. */
  Optional<Outcome> snapshots(Build build, String old) {
    List<String> ids = build.replacedSnapshotIds().getOrDefault(region, List.of());
    if (!config.imageForceDeleteSnapshots() || ids.isEmpty()) {
      return Optional.empty();
    }
    List<LogLine> kept = new ArrayList<>();
    return Deeds.once(
            build,
            "delete-old-snapshots-" + region,
            () -> ids.forEach(id -> snapshot(id).ifPresent(why -> kept.add(line(old, id, why)))))
        .map(move -> move.saying(kept));
  }

  /** Why it was refused, if it was: the others are deleted all the same. */
  private Optional<String> snapshot(String id) {
    try {
      snapshots.delete(region, id);
      return Optional.empty();
    } catch (StepFailure refusal) {
      requireRefused(refusal);
      return Optional.of(refusal.getMessage());
    }
  }

  private static LogLine line(String old, String id, String why) {
    return LogLine.error(
        "The old image " + old + " is gone, but its snapshot " + id + " is kept: " + why);
  }

  private static void requireRefused(StepFailure failure) {
    if (failure.kind() != StepFailure.Kind.REFUSED) {
      throw failure;
    }
  }

  private Build naming(Build build, List<String> snapshotIds) {
    Map<String, List<String>> all = new HashMap<>(build.replacedSnapshotIds());
    all.put(region, snapshotIds);
    return build.withReplacedSnapshotIds(all);
  }
}
