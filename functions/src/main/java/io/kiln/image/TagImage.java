package io.kiln.image;

import io.kiln.build.Build;
import io.kiln.build.Deeds;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Step;
import io.kiln.cloud.Images;
import io.kiln.cloud.Taggable;
import io.kiln.cloud.Tags;
import io.kiln.template.EcsBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tags the snapshots that the image and its copies stand on; the images themselves were made with
 * their tags.
 */
public final class TagImage implements Step {
  private final EcsBuilder config;
  private final Images images;
  private final Tags tags;

  public TagImage(EcsBuilder config, Images images, Tags tags) {
    this.config = config;
    this.images = images;
    this.tags = tags;
  }

  @Override
  public String name() {
    return "tag-image";
  }

  @Override
  public Outcome run(Build build) {
    List<LogLine> lines = new ArrayList<>();
    for (Map.Entry<String, String> image : new TreeMap<>(build.imageIds()).entrySet()) {
      List<String> snapshots = snapshots(image.getKey(), image.getValue());
      Optional<Outcome> move = tag(build, image.getKey(), snapshots);
      if (move.isPresent()) {
        return move.get();
      }
      lines.addAll(lines(image.getValue(), snapshots));
    }
    return Outcome.done(build).saying(lines);
  }

  private Optional<Outcome> tag(Build build, String region, List<String> snapshots) {
    Map<String, String> all = new HashMap<>(config.tags());
    all.putAll(build.temporaryTags());
    return snapshots.isEmpty()
        ? Optional.empty()
        : Deeds.once(
            build,
            name() + "-" + region,
            () -> tags.add(region, Taggable.SNAPSHOT, snapshots, all));
  }

  private List<String> snapshots(String region, String image) {
    return images.byId(region, image).all().stream()
        .flatMap(i -> i.snapshotIds().stream())
        .collect(Collectors.toList());
  }

  private List<LogLine> lines(String image, List<String> snapshots) {
    List<LogLine> lines = new ArrayList<>();
    if (!config.tags().isEmpty()) {
      String shown =
          new TreeMap<>(config.tags())
              .entrySet().stream()
                  .map(tag -> tag.getKey() + ":" + tag.getValue())
                  .collect(Collectors.joining(" ", "map[", "]"));
      lines.add(LogLine.say("Adding tags(" + shown + ") to image: " + image));
      snapshots.forEach(
          s -> lines.add(LogLine.say("Adding tags(" + shown + ") to snapshot: " + s)));
    }
    return lines;
  }
}
