package io.kiln.local.ecs.image;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import java.util.List;

/** Deleting images; their snapshots remain. */
public final class ImageDeletion implements ActionGroup {
  private final Layers layers;

  public ImageDeletion(Layers layers) {
    this.layers = layers;
  }

  @Override
  public List<Action> actions() {
    return List.of(Action.of("DeleteImage", this::delete));
  }

  private Body delete(Ask ask) {
    Image image = ask.required(Image.KIND, "ImageId", "InvalidImageId");
    boolean force = ask.params().flag("Force");
    if (!force && ask.region().isNeeded("instance", image.id())) {
      throw new EcsError(
          403,
          "ImageUsingByInstance",
          "The specified image has been used to create an ECS instance, and force was not given.");
    }
    if (!image.sharedWith().isEmpty()) {
      throw EcsError.status(403, "ImageUseShared");
    }
    if (isBeingCopied(ask, image)) {
      throw EcsError.status(403, "OperationDenied.ImageCopying");
    }
    ask.region().remove(Image.KIND, image.id());
    ask.world().afterwards(() -> layers.removeUnused(image.layers(), ask.world()));
    return Body.empty();
  }

  private static boolean isBeingCopied(Ask ask, Image image) {
    return ask.world().regions().stream()
        .flatMap(region -> region.all(Image.KIND).stream())
        .filter(copy -> copy.origin().copied() && copy.layers().equals(image.layers()))
        .anyMatch(copy -> copy.state(ask.now()).equals("Creating"));
  }
}
