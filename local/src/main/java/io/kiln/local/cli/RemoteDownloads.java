package io.kiln.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Fetches what a build brought from its machine, to where its template wants it. */
final class RemoteDownloads {
  private final ApiClient api;

  RemoteDownloads(ApiClient api) {
    this.api = api;
  }

  void deliver(String build, Path folder) {
    for (JsonNode artifact : api.get("/builds/" + build + "/artifacts").path("artifacts")) {
      Path target = folder.resolve(artifact.path("path").asText());
      try {
        if (artifact.path("folder").asBoolean()) {
          Files.createDirectories(target);
        } else {
          fetch(artifact.path("href").asText(), target);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write the download " + target, e);
      }
    }
  }

  private void fetch(String href, Path target) throws IOException {
    if (target.getParent() != null) {
      Files.createDirectories(target.getParent());
    }
    try (OutputStream out = Files.newOutputStream(target)) {
      Optional<String> next = Optional.of(href);
      while (next.isPresent()) {
        ApiClient.Answer part = api.download(next.get());
        out.write(part.bytes());
        next = part.next();
      }
    }
  }
}
