package io.kiln.local.ecs.instance;

import io.kiln.local.ecs.Card;
import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Kind;
import io.kiln.local.ecs.Thing;
import io.kiln.local.ecs.image.Encryption;

/** A disk; the instance is empty when it is attached to none. */
public record Disk(
    Card card, String instanceId, String zoneId, Build build, boolean deletedWithInstance)
    implements Thing<Disk> {
  public static final Kind<Disk> KIND = new Kind<>("disk", Disk.class);

  /** How it is made. */
  public record Build(
      String type,
      String device,
      int size,
      String category,
      String imageId,
      String snapshotId,
      Encryption encryption) {}

  @Override
  public Disk with(Card newCard) {
    return new Disk(newCard, instanceId, zoneId, build, deletedWithInstance);
  }

  Disk detached() {
    return new Disk(
        card.withCourse(Course.at("Available")), "", zoneId, build, deletedWithInstance);
  }

  public boolean isSystem() {
    return build.type().equals("system");
  }
}
