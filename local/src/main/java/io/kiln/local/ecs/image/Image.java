package io.kiln.local.ecs.image;

import io.kiln.local.ecs.Card;
import io.kiln.local.ecs.Kind;
import io.kiln.local.ecs.Thing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An image; its content is the chain of layers, newest first, each a folder under images/. */
public record Image(
    Card card,
    Family family,
    Os os,
    List<Mapping> mappings,
    List<String> layers,
    Origin origin,
    Traits traits,
    List<String> sharedWith)
    implements Thing<Image>, Layered {
  public static final Kind<Image> KIND = new Kind<>("image", Image.class);

  /** The line of images it belongs to. */
  public record Family(String name, String version) {}

  /** Whose it is and how it came to be; the instance is empty unless it is taken from one. */
  public record Origin(String owner, String instanceId, boolean copied, boolean unfinished) {}

  /** How it boots, and which group it belongs to; an empty mode is the source's, BIOS here. */
  public record Traits(String bootMode, String resourceGroup) {
    public static final Traits NONE = new Traits("", "");
  }

  @Override
  public Image with(Card newCard) {
    return new Image(newCard, family, os, mappings, layers, origin, traits, sharedWith);
  }

  public Image withFamily(Family newFamily) {
    return new Image(card, newFamily, os, mappings, layers, origin, traits, sharedWith);
  }

  /** The capture of its layers is done, or will never be. */
  public Image finished() {
    Origin done = new Origin(origin.owner(), origin.instanceId(), origin.copied(), false);
    return new Image(card, family, os, mappings, layers, done, traits, sharedWith);
  }

  public Image shared(List<String> with, List<String> without) {
    Set<String> accounts = new LinkedHashSet<>(sharedWith);
    accounts.addAll(with);
    without.forEach(accounts::remove);
    return new Image(card, family, os, mappings, layers, origin, traits, new ArrayList<>(accounts));
  }

  public boolean isPublic() {
    return origin.owner().equals("system");
  }

  @Override
  public Set<String> needs() {
    return mappings.stream().map(Mapping::snapshotId).collect(Collectors.toSet());
  }

  @Override
  public boolean held() {
    return origin.unfinished();
  }

  public int size() {
    return mappings.stream()
        .filter(mapping -> mapping.type().equals("system"))
        .mapToInt(Mapping::size)
        .findFirst()
        .orElse(0);
  }
}
