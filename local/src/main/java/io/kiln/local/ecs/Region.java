package io.kiln.local.ecs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The things of one region, by kind and id, inside one change of the {@link World}. */
public final class Region {
  private final String id;
  private final Map<String, Map<String, Thing<?>>> tables;
  private final Runnable onChange;

  Region(String id, Map<String, Map<String, Thing<?>>> tables, Runnable onChange) {
    this.id = id;
    this.tables = tables;
    this.onChange = onChange;
  }

  public String id() {
    return id;
  }

  /** All things of a kind, oldest first. */
  public <T extends Thing<T>> List<T> all(Kind<T> kind) {
    return table(kind.name()).values().stream().map(kind.type()::cast).toList();
  }

  public <T extends Thing<T>> Optional<T> find(Kind<T> kind, String thing) {
    return Optional.ofNullable(table(kind.name()).get(thing)).map(kind.type()::cast);
  }

  /** Adds the thing, or replaces the one with its id. */
  public <T extends Thing<T>> T put(Kind<T> kind, T thing) {
    table(kind.name()).put(thing.id(), thing);
    onChange.run();
    return thing;
  }

  public void remove(Kind<?> kind, String thing) {
    table(kind.name()).remove(thing);
    onChange.run();
  }

  void remove(String kind, String thing) {
    table(kind).remove(thing);
    onChange.run();
  }

  /** The first thing of that kind that needs the one with this id. */
  public <T extends Thing<T>> Optional<T> holder(Kind<T> kind, String needed) {
    return all(kind).stream().filter(thing -> thing.needs().contains(needed)).findFirst();
  }

  /** Whether any thing of the kind with that name needs the one with this id. */
  public boolean isNeeded(String kind, String needed) {
    return table(kind).values().stream().anyMatch(thing -> thing.needs().contains(needed));
  }

  /** Every thing with the name of its kind. */
  public Stream<Map.Entry<String, Thing<?>>> everything() {
    List<Map.Entry<String, Thing<?>>> all = new ArrayList<>();
    tables.forEach(
        (kind, table) -> table.values().forEach(thing -> all.add(Map.entry(kind, thing))));
    return all.stream();
  }

  Region copy(Runnable changed) {
    Map<String, Map<String, Thing<?>>> copy = new LinkedHashMap<>();
    tables.forEach((kind, table) -> copy.put(kind, new LinkedHashMap<>(table)));
    return new Region(id, copy, changed);
  }

  private Map<String, Thing<?>> table(String kind) {
    return tables.computeIfAbsent(kind, name -> new LinkedHashMap<>());
  }
}
