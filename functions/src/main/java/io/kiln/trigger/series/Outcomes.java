package io.kiln.trigger.series;

import io.kiln.build.Artifact;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Json;
import io.kiln.build.LogLine;
import io.kiln.store.Store;
import io.kiln.template.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Brings outcomes back to where people look for them: {@code results/<name>/<build>/}. */
final class Outcomes {
  /** Larger downloads stay where the API gives them out. */
  private static final int LARGEST_DOWNLOAD = 16 << 20;

  private final Store store;

  Outcomes(Store store) {
    this.store = store;
  }

  /** Everything a person wants to know of a build that is over; repeated, it is the same again. */
  void deliver(String name, Build build, String because) {
    String folder = build.id() + "/";
    List<LogLine> log = store.logbook().read(build.id(), 0);
    List<String> downloads = downloads(name, build);
    put(name, folder + "log.txt", text(log));
    put(name, folder + "receipt.json", Json.bytes(receipt(build)));
    put(name, folder + "manifest.json", Json.bytes(manifest(build, because, downloads)));
  }

  /** What a person has to mend before anything can be baked. */
  void refuse(String name, BuildId refusal, List<Problem> problems) {
    List<Map<String, Object>> errors = new ArrayList<>();
    for (Problem problem : problems) {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("file", problem.place().file());
      error.put("line", problem.place().line());
      error.put("column", problem.place().column());
      error.put("path", problem.place().path());
      error.put("message", problem.message());
      problem.value().ifPresent(value -> error.put("value", value));
      problem.remedy().ifPresent(remedy -> error.put("remedy", remedy));
      errors.add(error);
    }
    put(name, refusal + "/errors.json", Json.bytes(Map.of("errors", errors)));
  }

  /** What was decided last: where a person looks who wonders why nothing happens. */
  void status(Series series) {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("verdict", series.decision().verdict());
    status.put("why", series.decision().why());
    status.put("builds", series.decision().builds());
    status.put("at", series.decision().at());
    put(series.name(), "status.json", Json.bytes(status));
  }

  private static Map<String, Object> manifest(Build build, String because, List<String> files) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("build", build.id());
    manifest.put("builder", build.builderName());
    manifest.put("because", because);
    manifest.put("result", build.result().map(Object::toString).orElse(""));
    manifest.put("cleanup", build.cleanup().map(Object::toString).orElse(""));
    manifest.put("image_name", build.imageName());
    manifest.put("images", new TreeMap<>(build.imageIds()));
    manifest.put("source_image", build.sourceImageId().orElse(""));
    manifest.put("failure", build.failure().map(f -> f.message()).orElse(""));
    manifest.put("started_at", build.startedAt());
    manifest.put("ended_at", build.endedAt());
    manifest.put("downloads", files);
    return manifest;
  }

  private static Map<String, Object> receipt(Build build) {
    List<Map<String, String>> resources =
        build.ledger().resources().stream()
            .map(
                resource -> {
                  Map<String, String> row = new LinkedHashMap<>();
                  row.put("resource", resource.key());
                  row.put("id", resource.id().orElse(""));
                  row.put("region", resource.region());
                  row.put("state", resource.state().name());
                  row.put("proof", resource.proof().orElse(""));
                  return row;
                })
            .collect(Collectors.toList());
    return Map.of("build", build.id(), "resources", resources, "leaks", build.undoFailures());
  }

  private List<String> downloads(String name, Build build) {
    List<String> brought = new ArrayList<>();
    for (Artifact artifact : store.artifacts().described(build.id())) {
      if (!artifact.folder()) {
        content(build, artifact.path())
            .ifPresent(
                bytes -> {
                  String path = safe(artifact.path());
                  put(name, build.id() + "/downloads/" + path, bytes);
                  brought.add(path);
                });
      }
    }
    return brought;
  }

  private Optional<byte[]> content(Build build, String path) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = store.artifacts().open(build.id(), path)) {
      byte[] head = in.readNBytes(LARGEST_DOWNLOAD + 1);
      bytes.writeBytes(head);
      return head.length > LARGEST_DOWNLOAD ? Optional.empty() : Optional.of(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the download " + path, e);
    }
  }

  /** A key below the build's own folder, whatever path the template wanted on its caller's disk. */
  private static String safe(String path) {
    return path.replace("..", "__").replaceAll("^/+", "");
  }

  private static byte[] text(List<LogLine> log) {
    StringBuilder text = new StringBuilder();
    for (LogLine line : log) {
      String lead = line.kind() == LogLine.Kind.MESSAGE ? "    " : "==> ";
      line.text()
          .lines()
          .forEach(
              one ->
                  text.append(line.at().map(at -> at + " ").orElse(""))
                      .append(lead)
                      .append(one)
                      .append('\n'));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void put(String name, String path, byte[] content) {
    store.results().put(name, path, content);
  }
}
