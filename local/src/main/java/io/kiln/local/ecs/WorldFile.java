package io.kiln.local.ecs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.local.disk.Json;
import io.kiln.local.disk.JsonFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The world on disk: one readable document. */
final class WorldFile {
  private final JsonFile<State> file;
  private final Map<String, Kind<?>> kinds = new LinkedHashMap<>();

  WorldFile(Path path, List<Kind<?>> kinds) {
    this.file = new JsonFile<>(path, State.class);
    kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
  }

  World read(Instant now, UnaryOperator<Duration> pace) {
    State state = file.read().orElse(new State(Map.of(), Map.of(), 0));
    World world = new World(now, pace, state.addresses());
    state.tokens().forEach(world.tokens()::put);
    state
        .regions()
        .forEach(
            (region, tables) ->
                tables.forEach(
                    (kind, things) ->
                        things
                            .values()
                            .forEach(
                                thing -> add(world.region(region), kindOf(kind), thing, now))));
    return world;
  }

  private Kind<?> kindOf(String name) {
    Kind<?> kind = kinds.get(name);
    if (kind == null) {
      throw new IllegalStateException("the saved cloud holds things of unknown kind " + name);
    }
    return kind;
  }

  private static <T extends Thing<T>> void add(
      Region region, Kind<T> kind, JsonNode json, Instant now) {
    try {
      T thing = Json.MAPPER.treeToValue(json, kind.type());
      region.put(kind, thing.onCourse(thing.card().course().settled(now)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot read a saved " + kind.name(), e);
    }
  }

  void write(World world) {
    Map<String, Map<String, Map<String, JsonNode>>> regions = new LinkedHashMap<>();
    for (Region region : world.regions()) {
      Map<String, Map<String, JsonNode>> tables =
          regions.computeIfAbsent(region.id(), id -> new LinkedHashMap<>());
      region
          .everything()
          .forEach(
              entry ->
                  tables
                      .computeIfAbsent(entry.getKey(), kind -> new LinkedHashMap<>())
                      .put(entry.getValue().id(), Json.MAPPER.valueToTree(entry.getValue())));
    }
    file.write(new State(regions, world.tokens(), world.addresses()));
  }

  /** The document's shape: region, kind, id, thing. */
  record State(
      Map<String, Map<String, Map<String, JsonNode>>> regions,
      Map<String, Remembered> tokens,
      int addresses) {}
}
