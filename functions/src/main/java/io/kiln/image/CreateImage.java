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
import io.kiln.build.Thing;
import io.kiln.build.Words;
import io.kiln.cloud.Images;
import io.kiln.cloud.NewImage;
import io.kiln.template.EcsBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Makes the image of the stopped instance. One that is going to replace another is made under a
 * temporary name: at every moment the old or the new image exists.
 */
public final class CreateImage implements Step, Thing {
  static final String KEY = "image";

  private final EcsBuilder config;
  private final Images images;
  private final OwnImages own;
  private final Lifecycle lifecycle;

  public CreateImage(EcsBuilder config, Images images, Lifecycle lifecycle) {
    this.config = config;
    this.images = images;
    this.own = new OwnImages(images);
    this.lifecycle = lifecycle;
  }

  @Override
  public String name() {
    return "create-image";
  }

  @Override
  public List<LogLine> opening(Build build) {
    return List.of(
        LogLine.say(
            (encrypted() ? "Creating temporary image for encryption: " : "Creating image: ")
                + madeAs(build)));
  }

  @Override
  public Outcome run(Build build) {
    return lifecycle
        .make(build, this, this, words())
        .then(b -> encrypted() ? b : b.withImageIds(Map.of(b.region(), b.ledger().idOf(KEY))));
  }

  /** CreateImage can't encrypt; the image is then a plain one, to be copied and removed. */
  private boolean encrypted() {
    return config.imageEncrypted().orElse(false);
  }

  private String madeAs(Build build) {
    return encrypted()
        ? ImageNames.plain(build)
        : ImageNames.madeAs(build, build.region(), build.imageName());
  }

  private Words words() {
    return Words.named("image", Duration.ofMinutes(3))
        .within(config.waitSnapshotReadyTimeout(), "wait_snapshot_ready_timeout");
  }

  @Override
  public Outcome undo(Build build, Resource resource) {
    return lifecycle.unmake(build, resource, this, words());
  }

  @Override
  public String kind() {
    return KEY;
  }

  @Override
  public JsonNode request(Build build, String token) {
    NewImage.Builder image =
        NewImage.builder()
            .region(build.region())
            .name(madeAs(build))
            .version(config.imageVersion())
            .description(config.imageDescription())
            .resourceGroupId(config.resourceGroupId())
            .bootMode(config.bootMode())
            .tags(OwnImages.tags(config, build))
            .token(token);
    return Json.toNode(
        config.ignoreDataDisks()
            ? image.snapshotId(build.ledger().idOf(SnapshotSystemDisk.KEY)).build()
            : image.instanceId(build.instanceId()).build());
  }

  @Override
  public String create(Resource intended) {
    return images.create(Json.fromNode(intended.request(), NewImage.class));
  }

  @Override
  public Sight find(Resource intended) {
    NewImage request = Json.fromNode(intended.request(), NewImage.class);
    return own.find(request.region(), request.name(), request.tags());
  }

  @Override
  public Sight look(Resource created) {
    return own.look(created);
  }

  @Override
  public void delete(Resource created) {
    images.delete(created.region(), created.id().orElseThrow(), true);
  }
}
