package io.kiln.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Build;
import io.kiln.build.Json;
import io.kiln.build.Lifecycle;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.ResourceState;
import io.kiln.build.Sight;
import io.kiln.build.Step;
import io.kiln.build.Thing;
import io.kiln.build.Words;
import io.kiln.cloud.ImageCopies;
import io.kiln.cloud.ImageView;
import io.kiln.cloud.Images;
import io.kiln.cloud.NewCopy;
import io.kiln.template.EcsBuilder;
import io.kiln.template.ImageCopy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies the image to one region, or encrypted within its own. The step ends when the copy is under
 * way, so that all regions copy at once; {@link AwaitCopies} waits for them.
 */
public final class CopyImage implements Step, Thing {
  static final String PREFIX = "image-copy-";

  private final EcsBuilder config;
  private final ImageCopy target;
  private final CopySnapshots snapshots;
  private final ImageCopies copies;
  private final Images images;
  private final OwnImages own;
  private final Lifecycle lifecycle;

  public CopyImage(
      EcsBuilder config,
      ImageCopy target,
      CopySnapshots snapshots,
      ImageCopies copies,
      Images images,
      Lifecycle lifecycle) {
    this.config = config;
    this.target = target;
    this.snapshots = snapshots;
    this.copies = copies;
    this.images = images;
    this.own = new OwnImages(images);
    this.lifecycle = lifecycle;
  }

  @Override
  public String name() {
    return "copy-image-" + target.region();
  }

  @Override
  public Outcome run(Build build) {
    Outcome move = lifecycle.start(build, this, this, words());
    return move.kind() == Outcome.Kind.DONE ? move.saying(begun(build)) : move;
  }

  private LogLine begun(Build build) {
    return LogLine.message(
        String.format(
            "Copy image from %s(%s) to %s(%s)",
            build.region(),
            build.ledger().idOf(CreateImage.KEY),
            target.region(),
            build.ledger().idOf(key())));
  }

  /** One move towards the copy being usable. */
  Outcome await(Build build) {
    Outcome move = lifecycle.make(build, this, this, words());
    return move.kind() == Outcome.Kind.DONE ? move.then(this::arrived) : move;
  }

  private Build arrived(Build build) {
    String id = build.ledger().idOf(key());
    Map<String, String> ids = new HashMap<>(build.imageIds());
    ids.put(target.region(), id);
    Build known = build.withImageIds(ids);
    return images
        .byId(target.region(), id)
        .one()
        .map(copy -> snapshots.learnt(known, copy))
        .orElse(known);
  }

  private Words words() {
    return Words.named("copied image", Duration.ofMinutes(5))
        .within(config.waitCopyingImageReadyTimeout(), "wait_copying_image_ready_timeout");
  }

  /**
   * Learns with every look: a copy may show its snapshots only when it is finished, and it may
   * finish while it is being undone. They are written down before it is deleted.
   */
  @Override
  public Outcome undo(Build build, Resource resource) {
    Build known = resource.state() == ResourceState.UNCLEAR ? build : learnt(build, resource);
    if (resource.state() == ResourceState.DELETING && !known.ledger().equals(build.ledger())) {
      return Outcome.announce(known);
    }
    return lifecycle.unmake(known, resource, this, words());
  }

  private Build learnt(Build build, Resource copy) {
    return copy.id()
        .flatMap(id -> images.byId(target.region(), id).one())
        .map(seen -> snapshots.learnt(build, seen))
        .orElse(build);
  }

  @Override
  public String kind() {
    return CreateImage.KEY;
  }

  @Override
  public String key() {
    return PREFIX + target.region();
  }

  @Override
  public String region(Build build) {
    return target.region();
  }

  @Override
  public JsonNode request(Build build, String token) {
    return Json.toNode(
        NewCopy.builder()
            .region(build.region())
            .imageId(build.ledger().idOf(CreateImage.KEY))
            .toRegion(target.region())
            .name(ImageNames.madeAs(build, target.region(), target.name()))
            .description(config.imageDescription())
            .encrypted(config.imageEncrypted())
            .kmsKeyId(config.imageEncrypted().filter(on -> on).flatMap(on -> target.kmsKeyId()))
            .resourceGroupId(config.resourceGroupId())
            .tags(OwnImages.tags(config, build))
            .token(token)
            .build());
  }

  @Override
  public String create(Resource intended) {
    return copies.copy(Json.fromNode(intended.request(), NewCopy.class));
  }

  @Override
  public Sight find(Resource intended) {
    NewCopy request = Json.fromNode(intended.request(), NewCopy.class);
    return own.find(request.toRegion(), request.name(), request.tags());
  }

  @Override
  public Sight look(Resource created) {
    return own.look(created);
  }

  /** One that is under way is cancelled, which removes it. */
  @Override
  public void delete(Resource created) {
    String id = created.id().orElseThrow();
    Optional<ImageView> seen = images.byId(created.region(), id).one();
    if (seen.filter(copy -> List.of("Waiting", "Creating").contains(copy.status())).isPresent()) {
      copies.cancel(created.region(), id);
    } else {
      images.delete(created.region(), id, true);
    }
  }
}
