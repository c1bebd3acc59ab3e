package io.kiln.trigger.http;

import io.kiln.build.Result;
import io.kiln.store.index.BuildSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which image was made from which: from the builds alone, so it asks no cloud. */
final class Lineage {
  private final List<Image> images;

  private Lineage(List<Image> images) {
    this.images = images;
  }

  /**
   * The good images of these builds.
   *
   * @param builds newest first
   */
  static Lineage of(List<BuildSummary> builds) {
    Map<String, String> replaced = new HashMap<>();
    List<Image> images = new ArrayList<>();
    for (BuildSummary build : builds) {
      if (build.result().filter(Result.SUCCEEDED::equals).isPresent()) {
        new TreeMap<>(build.imageIds())
            .forEach(
                (region, id) ->
                    images.add(
                        new Image(region, id, build, Optional.ofNullable(replaced.get(id)))));
        // newest first: whoever replaced an image has been seen before the image itself
        build
            .replacedImageId()
            .ifPresent(old -> replaced.put(old, build.imageIds().getOrDefault(build.region(), "")));
      }
    }
    return new Lineage(images);
  }

  /** Newest first. */
  List<Image> images() {
    return List.copyOf(images);
  }

  /** What the image was made from, and that from, as far as it was made here. */
  List<Image> ancestors(Image image) {
    List<Image> all = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(image.id()));
    Optional<Image> next = parent(image);
    while (next.isPresent() && seen.add(next.get().id())) {
      all.add(next.get());
      next = parent(next.get());
    }
    return all;
  }

  List<Image> children(Image image) {
    return images.stream()
        .filter(one -> one.build().sourceImageId().filter(image.id()::equals).isPresent())
        .collect(Collectors.toList());
  }

  private Optional<Image> parent(Image image) {
    return image
        .build()
        .sourceImageId()
        .flatMap(source -> images.stream().filter(one -> one.id().equals(source)).findFirst());
  }
}
