package io.kiln.local.ecs.tag;

import io.kiln.local.ecs.Kind;
import io.kiln.local.ecs.Region;
import io.kiln.local.ecs.Thing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A kind of thing that bears tags, under the name that the tag actions call it by. */
record Taggable<T extends Thing<T>>(String type, Kind<T> kind) {
  boolean holds(Region region, String id) {
    return region.find(kind, id).isPresent();
  }

  Optional<Map<String, String>> tags(Region region, String id) {
    return region.find(kind, id).map(thing -> thing.card().tags());
  }

  void change(Region region, String id, UnaryOperator<Map<String, String>> change) {
    region
        .find(kind, id)
        .ifPresent(
            thing ->
                region.put(
                    kind, thing.with(thing.card().withTags(change.apply(thing.card().tags())))));
  }

  Map<String, Map<String, String>> all(Region region) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    region.all(kind).forEach(thing -> all.put(thing.id(), thing.card().tags()));
    return all;
  }
}
