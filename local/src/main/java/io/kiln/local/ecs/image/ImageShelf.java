package io.kiln.local.ecs.image;

import io.kiln.local.ecs.Card;
import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Region;
import io.kiln.local.ecs.catalogue.Catalogue;
import io.kiln.local.ecs.catalogue.ImageEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every image that a region shows: its own, and the public ones of the catalogue. */
public final class ImageShelf {
  private final Catalogue catalogue;

  public ImageShelf(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  public Optional<Image> find(Region region, String id) {
    return all(region).filter(image -> image.id().equals(id)).findFirst();
  }

  /** The newest one of a family that can be launched. */
  public Optional<Image> newest(Region region, String family, Instant now) {
    return all(region)
        .filter(image -> image.family().name().equals(family))
        .filter(image -> image.state(now).equals("Available"))
        .max(Comparator.comparing(image -> image.card().created()));
  }

  /** Own ones first, the newest first. */
  Stream<Image> all(Region region) {
    Comparator<Image> newestFirst =
        Comparator.comparing((Image image) -> image.card().created()).reversed();
    return Stream.concat(
        region.all(Image.KIND).stream().sorted(newestFirst),
        catalogue.images().stream().map(ImageShelf::publicImage).sorted(newestFirst));
  }

  private static Image publicImage(ImageEntry entry) {
    return new Image(
        new Card(entry.id(), entry.id(), "", entry.created(), Map.of(), Course.at("Available")),
        new Image.Family(entry.family(), ""),
        new Os(entry.platform(), entry.osName(), entry.osNameEn(), entry.architecture()),
        List.of(new Mapping("", "/dev/xvda", entry.size(), "system")),
        List.of(),
        new Image.Origin("system", "", false, false),
        Image.Traits.NONE,
        List.of());
  }
}
