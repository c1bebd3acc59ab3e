package io.kiln.local.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All regions at one moment, inside one change: what is done to it is saved as a whole or not at
 * all. Not thread-safe; the {@link Store} lets one in at a time.
 */
public final class World {
  private final Map<String, Region> regions = new LinkedHashMap<>();
  private final Map<String, Remembered> tokens = new LinkedHashMap<>();
  private final List<Runnable> afterwards = new ArrayList<>();
  private final Instant now;
  private final UnaryOperator<Duration> pace;
  private int addresses;
  private boolean changed;

  World(Instant now, UnaryOperator<Duration> pace, int addresses) {
    this.now = now;
    this.pace = pace;
    this.addresses = addresses;
  }

  World copy(Instant at) {
    World copy = new World(at, pace, addresses);
    regions.forEach((id, region) -> copy.regions.put(id, region.copy(copy::touch)));
    copy.tokens.putAll(tokens);
    return copy;
  }

  public Instant now() {
    return now;
  }

  /** The moment when something that takes this long in the cloud will be done. */
  public Instant in(Duration duration) {
    return now.plus(pace.apply(duration));
  }

  public Region region(String id) {
    return regions.computeIfAbsent(
        id, name -> new Region(name, new LinkedHashMap<>(), this::touch));
  }

  public Collection<Region> regions() {
    return List.copyOf(regions.values());
  }

  /** The first thing with that id, wherever it is. */
  public <T extends Thing<T>> Optional<T> find(Kind<T> kind, String id) {
    return regions.values().stream().flatMap(region -> region.find(kind, id).stream()).findFirst();
  }

  /** A number that no other thing gets, for an address of its own. */
  public int nextAddress() {
    touch();
    return ++addresses;
  }

  /** To be done once the change is on disk; what it throws becomes the answer. */
  public void afterwards(Runnable work) {
    afterwards.add(work);
  }

  Optional<Remembered> remembered(String token) {
    return Optional.ofNullable(tokens.get(token));
  }

  void remember(String token, Remembered answer) {
    tokens.values().removeIf(old -> old.until().isBefore(now));
    tokens.put(token, answer);
    touch();
  }

  /** Forgets what was answered, because the effect was taken back. */
  public void forgetAnswersNaming(String id) {
    if (tokens.values().removeIf(old -> old.answer().toString().contains(id))) {
      touch();
    }
  }

  Map<String, Remembered> tokens() {
    return tokens;
  }

  int addresses() {
    return addresses;
  }

  List<Runnable> afterwards() {
    return afterwards;
  }

  boolean isChanged() {
    return changed;
  }

  private void touch() {
    changed = true;
  }
}
