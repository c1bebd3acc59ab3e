package io.kiln.local.ecs.image;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Page;
import io.kiln.local.rpc.Body;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Looking at images. */
public final class Images implements ActionGroup {
  private final ImageShelf shelf;

  public Images(ImageShelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("DescribeImages", this::describe),
        Action.of("DescribeImageFromFamily", this::fromFamily));
  }

  private Body describe(Ask ask) {
    List<Image> images =
        shelf
            .all(ask.region())
            .filter(image -> ask.letsAny("ImageId", image.id()))
            .filter(image -> ask.lets("ImageName", image.card().name()))
            .filter(image -> ask.lets("ImageFamily", image.family().name()))
            .filter(image -> ask.lets("ImageOwnerAlias", image.origin().owner()))
            .filter(image -> ask.lets("Architecture", image.os().architecture()))
            .filter(image -> ask.lets("OSType", "linux"))
            .filter(image -> comesFrom(image, ask))
            .filter(status(ask))
            .filter(image -> ask.letsTags(image.card()))
            .toList();
    return Page.of(ask, 100, "Images", images, image -> ImageShape.of(image, ask))
        .and("RegionId", ask.region().id());
  }

  private static boolean comesFrom(Image image, Ask ask) {
    return !ask.params().has("SnapshotId")
        || image.needs().contains(ask.params().text("SnapshotId"));
  }

  /** Without a status only what is Available shows. */
  private static Predicate<Image> status(Ask ask) {
    List<String> wanted = ask.params().split("Status");
    if (wanted.contains("ALL")) {
      return image -> true;
    }
    List<String> shown = wanted.isEmpty() ? List.of("Available") : wanted;
    return image -> shown.contains(image.state(ask.now()));
  }

  private Body fromFamily(Ask ask) {
    String family = ask.params().required("ImageFamily");
    return shelf
        .newest(ask.region(), family, ask.now())
        .map(image -> Body.of("Image", ImageShape.of(image, ask)))
        .orElseGet(() -> Body.of("Image", Map.of()));
  }
}
