package io.kiln.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Artifact;
import io.kiln.local.cli.ui.Ui;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Fetches what a build brought from its machine, to where its template wants it. */
final class RemoteDownloads {
  private final ApiClient api;
  private final Consumer<String> notice;
  private final boolean anywhere;
  private final boolean force;
  private final Deliveries deliveries = new Deliveries();

  private RemoteDownloads(ApiClient api, Consumer<String> notice, boolean anywhere, boolean force) {
    this.api = api;
    this.notice = notice;
    this.anywhere = anywhere;
    this.force = force;
  }

  /** Those of a template that the caller has handed in: they lie wherever it says. */
  static RemoteDownloads ofOwnTemplate(ApiClient api, Caller caller, boolean force) {
    return new RemoteDownloads(api, caller.err()::println, true, force);
  }

  /** Those of anybody's build: they stay inside the folder of whoever looks at it. */
  static RemoteDownloads ofAnyBuild(ApiClient api, Caller caller) {
    return new RemoteDownloads(api, caller.err()::println, false, false);
  }

  void deliver(String build, Path folder) {
    deliveries.begin(build);
    for (JsonNode artifact : api.get("/builds/" + build + "/artifacts").path("artifacts")) {
      String path = artifact.path("path").asText();
      try {
        Path target = folder.resolve(path);
        if (anywhere || isInside(folder, target)) {
          lay(artifact, target);
          tellHidden(build, path);
        } else {
          notice.accept(
              "Build %s wants a download outside of this folder, at %s: it is not written."
                  .formatted(build, path));
        }
      } catch (IOException | InvalidPathException | CommandFailure e) {
        deliveries.failed(build, path, e);
      }
    }
  }

  /** Says what could not be written; returns whether all is where it belongs. */
  boolean told(Ui ui) {
    return deliveries.told(ui);
  }

  /** Also by way of links that lie in the folder. */
  private static boolean isInside(Path folder, Path target) throws IOException {
    Path there = target.normalize();
    if (!there.startsWith(folder.normalize())) {
      return false;
    }
    while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = there.resolveSibling("").normalize();
    }
    return there.toRealPath().startsWith(folder.toRealPath());
  }

  private void lay(JsonNode artifact, Path target) throws IOException {
    if (artifact.path("folder").asBoolean()) {
      Files.createDirectories(target);
      return;
    }
    if (target.getParent() != null) {
      Files.createDirectories(target.getParent());
    }
    String href = artifact.path("href").asText();
    if (artifact.path("manifest").asBoolean()) {
      ByteArrayOutputStream manifest = new ByteArrayOutputStream();
      fetch(href, manifest);
      new ManifestFile(target).add(manifest.toByteArray(), force);
    } else {
      try (OutputStream out = Files.newOutputStream(target)) {
        fetch(href, out);
      }
    }
  }

  /** The deployment shows nobody a path that holds a value which is masked. */
  private void tellHidden(String build, String path) {
    if (path.startsWith(Artifact.HIDDEN)) {
      notice.accept(
          "The destination of a download of build %s holds a value that is masked: it is in %s."
              .formatted(build, path));
    }
  }

  private void fetch(String href, OutputStream out) throws IOException {
    Optional<String> next = Optional.of(href);
    while (next.isPresent()) {
      ApiClient.Answer part = api.download(next.get());
      out.write(part.bytes());
      next = part.next();
    }
  }
}
