package io.kiln.image;

import io.kiln.build.Build;
import io.kiln.build.Ledger;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.ResourceState;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.cloud.Found;
import io.kiln.cloud.ImageView;
import io.kiln.cloud.Images;
import io.kiln.template.EcsBuilder;
import java.util.Map;
import java.util.Set;

/**
 * Marks the new images of all regions kept, in one entry: from then on the build only rolls
 * forward. The plain image behind an encrypted one is not kept.
 */
public final class KeepImages implements Step {
  private static final Set<String> MADE_HERE =
      Set.of(CreateImage.KEY, AnnounceSnapshots.KEY, SnapshotSystemDisk.KEY);

  private final EcsBuilder config;
  private final Images images;

  public KeepImages(EcsBuilder config, Images images) {
    this.config = config;
    this.images = images;
  }

  @Override
  public String name() {
    return "keep-images";
  }

  @Override
  public Outcome run(Build build) {
    return build.rollsForward()
        ? Outcome.done(build)
        : Outcome.record(kept(build).withRollsForward(true));
  }

  private Build kept(Build build) {
    Ledger ledger = build.ledger();
    for (Map.Entry<String, String> made : build.imageIds().entrySet()) {
      Found<ImageView> found = images.byId(made.getKey(), made.getValue());
      ImageView image = found.one().orElseThrow(() -> vanished(found, made.getValue()));
      String proof = found.proof(image.id(), image.status());
      ledger = ledger.map(r -> isProduct(r, made.getKey()) ? kept(r, image, proof) : r);
    }
    return build.withLedger(ledger);
  }

  private boolean isProduct(Resource resource, String region) {
    boolean plain = config.imageEncrypted().orElse(false);
    String key = resource.key();
    boolean ours =
        key.startsWith(CopyImage.PREFIX)
            || key.startsWith(CopySnapshots.PREFIX)
            || key.startsWith(ShareImage.PREFIX)
            || (!plain && MADE_HERE.contains(key));
    return ours && resource.region().equals(region) && resource.state() == ResourceState.CREATED;
  }

  private static Resource kept(Resource product, ImageView image, String proof) {
    boolean snapshots =
        product.key().equals(AnnounceSnapshots.KEY)
            || product.key().startsWith(CopySnapshots.PREFIX);
    Resource named = snapshots ? product.withId(String.join(", ", image.snapshotIds())) : product;
    return named.withState(ResourceState.KEPT).withProof(proof);
  }

  private static StepFailure vanished(Found<ImageView> found, String id) {
    return StepFailure.refused(
        "The image " + id + " has vanished (" + found.proof(id, "none") + ")");
  }
}
