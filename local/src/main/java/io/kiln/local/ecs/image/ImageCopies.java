package io.kiln.local.ecs.image;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Card;
import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Durations;
import io.kiln.local.ecs.Ids;
import io.kiln.local.ecs.Region;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import io.kiln.local.rpc.Params;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Copying images, also to other regions. */
public final class ImageCopies implements ActionGroup {
  private final Ids ids;
  private final Set<String> regions;

  public ImageCopies(Ids ids, Set<String> regions) {
    this.ids = ids;
    this.regions = regions;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("CopyImage", this::copy).honouringToken(),
        Action.of("CancelCopyImage", this::cancel));
  }

  private Body copy(Ask ask) {
    Image source = ask.required(Image.KIND, "ImageId", "InvalidImageId");
    Region destination = destination(ask);
    if (!source.state(ask.now()).equals("Available")) {
      throw EcsError.status(400, "IncorrectImageStatus");
    }
    // refused before anything is made
    Encryption.read(ask.params(), "", Encryption.NONE);
    boolean near = destination.id().equals(ask.region().id());
    Instant done =
        ask.world()
            .in(
                near
                    ? Durations.IMAGE_CREATING.plus(Duration.ofSeconds(10))
                    : Durations.IMAGE_COPY_FAR);
    Course course = Course.at("Creating").until(done, "Available");
    String id = ids.next("m-", destination);
    List<Mapping> mappings =
        source.mappings().stream().map(each -> copied(each, ask, destination, done)).toList();
    destination.put(
        Image.KIND,
        new Image(
            card(ask, id, course, destination),
            new Image.Family("", ""),
            source.os(),
            mappings,
            source.layers(),
            new Image.Origin("self", "", true, false),
            new Image.Traits(source.traits().bootMode(), ask.params().text("ResourceGroupId")),
            List.of()));
    return Body.of("ImageId", id);
  }

  /** Ends a copy that is under way; what there is of it goes. */
  private Body cancel(Ask ask) {
    Image copy = ask.required(Image.KIND, "ImageId", "InvalidImageId");
    if (!copy.origin().copied()) {
      throw new EcsError(
          400, "ImageCreatedNotFromCopy", "The specified image is not created from a copy.");
    }
    if (!copy.state(ask.now()).equals("Creating")) {
      throw EcsError.status(400, "IncorrectImageStatus");
    }
    ask.region().remove(Image.KIND, copy.id());
    copy.mappings().forEach(each -> ask.region().remove(Snapshot.KIND, each.snapshotId()));
    return Body.empty();
  }

  private Region destination(Ask ask) {
    String id = ask.params().required("DestinationRegionId");
    if (!regions.contains(id)) {
      throw EcsError.notFound("InvalidRegionId", id);
    }
    return ask.world().region(id);
  }

  private static Card card(Ask ask, String id, Course course, Region destination) {
    Params params = ask.params();
    String name = params.text("DestinationImageName");
    if (!name.isEmpty()) {
      ImageNames.check(destination, name);
    }
    return new Card(
        id, name, params.text("DestinationDescription"), ask.now(), params.tags(), course);
  }

  private Mapping copied(Mapping mapping, Ask ask, Region destination, Instant done) {
    String id = ids.next("s-", destination);
    Course course = Course.at("progressing").until(done, "accomplished");
    Card card = new Card(id, "", "", ask.now(), Map.of(), course);
    Optional<Snapshot> original = ask.region().find(Snapshot.KIND, mapping.snapshotId());
    Encryption before = original.map(o -> o.source().encryption()).orElse(Encryption.NONE);
    Os os = original.map(o -> o.source().os()).orElse(Os.LINUX);
    // a copied snapshot comes from no disk of its region
    Snapshot.Source source =
        new Snapshot.Source(
            "", mapping.type(), mapping.size(), "", os, Encryption.read(ask.params(), "", before));
    List<String> layers = original.map(Snapshot::layers).orElse(List.of());
    destination.put(Snapshot.KIND, new Snapshot(card, source, layers, false));
    return new Mapping(id, mapping.device(), mapping.size(), mapping.type());
  }
}
