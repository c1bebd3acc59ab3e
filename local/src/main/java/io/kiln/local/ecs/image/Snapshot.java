package io.kiln.local.ecs.image;

import io.kiln.local.ecs.Card;
import io.kiln.local.ecs.Kind;
import io.kiln.local.ecs.Thing;
import java.util.List;

/** A snapshot of a disk; one of a system disk has the layers that an image of it will have. */
public record Snapshot(Card card, Source source, List<String> layers, boolean unfinished)
    implements Thing<Snapshot>, Layered {
  public static final Kind<Snapshot> KIND = new Kind<>("snapshot", Snapshot.class);

  /** The disk as it was. */
  public record Source(
      String diskId, String type, int size, String instanceId, Os os, Encryption encryption) {}

  @Override
  public Snapshot with(Card newCard) {
    return new Snapshot(newCard, source, layers, unfinished);
  }

  @Override
  public boolean held() {
    return unfinished;
  }

  public Snapshot finished() {
    return new Snapshot(card, source, layers, false);
  }
}
