package io.kiln.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.build.Artifact;
import io.kiln.build.Artifacts;
import io.kiln.build.Build;
import io.kiln.build.Deed;
import io.kiln.build.Deeds;
import io.kiln.build.Outcome;
import io.kiln.build.Product;
import io.kiln.build.Step;
import io.kiln.template.ManifestPostProcessor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Writes the builds of one run into a manifest, in Packer's form. The entry is announced whole: a
 * repeat writes the same file. Sensitive values are masked in it, for it is kept in the open.
 */
public final class WriteManifest implements Step {
  private static final int MODE = 0664;

  private final String name;
  private final ManifestPostProcessor manifest;
  private final String output;
  private final OutputFiles files;
  private final Desk desk;
  private final Clock clock;

  /** A step of this name. */
  public WriteManifest(
      String name, ManifestPostProcessor manifest, OutputFiles files, Desk desk, Clock clock) {
    this.name = name;
    this.manifest = manifest;
    this.output = desk.masked(manifest.output());
    this.files = files;
    this.desk = desk;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Outcome run(Build build) {
    Deed deed = build.deeds().get(name);
    if (deed == Deed.DONE) {
      return Outcome.done(build);
    }
    if (deed == Deed.INTENDED) {
      write(build);
      return Outcome.record(Deeds.with(build, name, Deed.DONE));
    }
    Build announced = deed == null ? withEntry(build) : build;
    return Outcome.announce(Deeds.with(announced, name, Deed.INTENDED));
  }

  private Build withEntry(Build build) {
    Map<String, List<JsonNode>> all = new HashMap<>(build.manifests());
    List<JsonNode> entries = new ArrayList<>(all.getOrDefault(output, List.of()));
    entries.add(entry(build, build.product().orElseThrow()));
    all.put(output, entries);
    return build.withManifests(all);
  }

  private JsonNode entry(Build build, Product product) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("name", build.builderName()).put("builder_type", "alicloud-ecs");
    if (!manifest.stripTime()) {
      entry.put("build_time", clock.instant().getEpochSecond());
    }
    entry.set("files", product.files().isEmpty() ? null : files(build, product));
    entry.put("artifact_id", product.id()).put("packer_run_uuid", desk.runId());
    UnaryOperator<String> fill = desk.filling(manifest.place(), build);
    ObjectNode custom = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(manifest.customData())
        .forEach((key, value) -> custom.put(key, desk.masked(fill.apply(value))));
    entry.set("custom_data", custom.isEmpty() ? null : custom);
    return entry;
  }

  private ArrayNode files(Build build, Product product) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (String path : product.files()) {
      String shown = manifest.stripPath() ? path.substring(path.lastIndexOf('/') + 1) : path;
      all.addObject().put("name", desk.masked(shown)).put("size", files.size(build, path));
    }
    return all;
  }

  private void write(Build build) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    ArrayNode builds = whole.putArray("builds");
    build.manifests().getOrDefault(output, List.of()).forEach(builds::add);
    whole.put("last_run_uuid", desk.runId());
    Artifacts artifacts = files.artifacts();
    artifacts.put(build.id(), output, GoJson.bytes(whole));
    artifacts.describe(build.id(), Artifact.of(output, false, MODE).withManifest(true));
  }
}
