package io.kiln.image;

import io.kiln.build.Build;
import io.kiln.build.Deed;
import io.kiln.build.Deeds;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.ResourceState;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.cloud.DiskMapping;
import io.kiln.cloud.Found;
import io.kiln.cloud.ImageView;
import io.kiln.cloud.Images;
import io.kiln.cloud.Snapshots;
import io.kiln.cloud.Taggable;
import io.kiln.cloud.Tags;
import io.kiln.template.EcsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The last step. Its first entry marks the new image kept: from then on the build only rolls
 * forward. It then takes the temporary tag off and, where another image is replaced, swaps: rename
 * the old one, rename the new one, delete the old one.
 */
public final class PublishImage implements Step {
  private static final Set<String> PRODUCTS =
      Set.of(CreateImage.KEY, AnnounceSnapshots.KEY, SnapshotSystemDisk.KEY);

  private final EcsBuilder config;
  private final Images images;
  private final Snapshots snapshots;
  private final Tags tags;

  public PublishImage(EcsBuilder config, Images images, Snapshots snapshots, Tags tags) {
    this.config = config;
    this.images = images;
    this.snapshots = snapshots;
    this.tags = tags;
  }

  @Override
  public String name() {
    return "publish-image";
  }

  @Override
  public Outcome run(Build build) {
    if (!build.rollsForward()) {
      return Outcome.record(kept(build).withRollsForward(true));
    }
    return untag(build).or(() -> swap(build)).orElseGet(() -> Outcome.done(build));
  }

  private Build kept(Build build) {
    String id = build.ledger().idOf(CreateImage.KEY);
    Found<ImageView> found = images.byId(build.region(), id);
    ImageView image = found.one().orElseThrow(() -> vanished(found, id));
    String proof = found.proof(id, image.status());
    List<String> disks = snapshotsOf(image);
    return build.withLedger(
        build.ledger().map(r -> PRODUCTS.contains(r.key()) ? kept(r, disks, proof) : r));
  }

  private static Resource kept(Resource product, List<String> disks, String proof) {
    Resource named =
        product.key().equals(AnnounceSnapshots.KEY)
            ? product.withId(String.join(", ", disks))
            : product;
    return named.withState(ResourceState.KEPT).withProof(proof);
  }

  private static StepFailure vanished(Found<ImageView> found, String id) {
    return StepFailure.refused(
        "The image " + id + " has vanished (" + found.proof(id, "none") + ")");
  }

  private Optional<Outcome> untag(Build build) {
    String region = build.region();
    ImageView image = image(build, build.ledger().idOf(CreateImage.KEY)).orElseThrow();
    List<String> disks = snapshotsOf(image);
    return Deeds.once(
        build,
        "untag",
        () -> {
          List<String> keys = List.of(Build.TEMPORARY);
          tags.remove(region, Taggable.IMAGE, List.of(image.id()), keys);
          if (!disks.isEmpty()) {
            tags.remove(region, Taggable.SNAPSHOT, disks, keys);
          }
        });
  }

  private Optional<Outcome> swap(Build build) {
    if (build.replacedImageId().isEmpty()) {
      return Optional.empty();
    }
    String old = build.replacedImageId().get();
    String fresh = build.ledger().idOf(CreateImage.KEY);
    String region = build.region();
    return Deeds.once(
            build,
            "rename-old",
            () ->
                ifThere(build, old, i -> images.rename(region, old, build.resourceName() + "-old")))
        .or(() -> Deeds.once(build, "rename-new", () -> nameNew(build, old, fresh)))
        .or(() -> deleteOld(build, old));
  }

  /** Refused (somebody took the name meanwhile): the old image gets its name back. */
  private void nameNew(Build build, String old, String fresh) {
    try {
      images.rename(build.region(), fresh, build.imageName());
    } catch (StepFailure failure) {
      if (failure.kind() == StepFailure.Kind.REFUSED) {
        ifThere(build, old, image -> images.rename(build.region(), old, build.imageName()));
      }
      throw failure;
    }
  }

  /** Refused (an instance runs from it, it is shared): the old image is kept, and that is said. */
  private Optional<Outcome> deleteOld(Build build, String old) {
    String deed = "delete-old";
    if (build.deeds().get(deed) != Deed.INTENDED) {
      return Deeds.once(build, deed, () -> {})
          .map(
              announced ->
                  announced.saying(
                      LogLine.say(
                          "Deleting duplicated image and snapshot in "
                              + build.region()
                              + ": "
                              + build.imageName())));
    }
    try {
      ifThere(build, old, image -> delete(build, image));
      return Optional.of(Outcome.record(Deeds.with(build, deed, Deed.DONE)));
    } catch (StepFailure refusal) {
      if (refusal.kind() != StepFailure.Kind.REFUSED) {
        throw refusal;
      }
      String kept = "The old image " + old + " is kept: " + refusal.getMessage();
      return Optional.of(
          Outcome.record(Deeds.with(build, deed, Deed.DONE)).saying(LogLine.error(kept)));
    }
  }

  private void delete(Build build, ImageView image) {
    images.delete(build.region(), image.id(), config.imageForceDeleteInstances());
    if (config.imageForceDeleteSnapshots()) {
      snapshotsOf(image).forEach(s -> snapshots.delete(build.region(), s));
    }
  }

  private interface Change {
    void to(ImageView image);
  }

  private void ifThere(Build build, String id, Change change) {
    image(build, id).ifPresent(change::to);
  }

  private Optional<ImageView> image(Build build, String id) {
    return images.byId(build.region(), id).one();
  }

  private static List<String> snapshotsOf(ImageView image) {
    List<String> ids = new ArrayList<>();
    image.diskMappings().stream()
        .map(DiskMapping::snapshotId)
        .flatMap(Optional::stream)
        .forEach(ids::add);
    return ids.stream().distinct().collect(Collectors.toList());
  }
}
