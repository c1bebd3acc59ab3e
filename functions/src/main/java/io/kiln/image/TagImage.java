package io.kiln.image;

import io.kiln.build.Build;
import io.kiln.build.Deeds;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Step;
import io.kiln.cloud.DiskMapping;
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

/** Tags the snapshots that the image stands on; the image itself was made with its tags. */
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
    String image = build.imageIds().get(build.region());
    List<String> snapshots = snapshots(build, String.valueOf(image));
    if (snapshots.isEmpty()) {
      return Outcome.done(build).saying(lines(String.valueOf(image), snapshots));
    }
    Map<String, String> all = new HashMap<>(config.tags());
    all.putAll(build.temporaryTags());
    return Deeds.once(
            build, name(), () -> tags.add(build.region(), Taggable.SNAPSHOT, snapshots, all))
        .orElseGet(() -> Outcome.done(build).saying(lines(String.valueOf(image), snapshots)));
  }

  private List<String> snapshots(Build build, String image) {
    return images.byId(build.region(), image).all().stream()
        .flatMap(i -> i.diskMappings().stream())
        .map(DiskMapping::snapshotId)
        .flatMap(Optional::stream)
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
