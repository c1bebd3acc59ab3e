package io.kiln.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kiln.build.BuildId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The builds that were started from this home, oldest first: a line of JSON each. */
final class BuildList {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  BuildList(Path home) {
    this.file = home.resolve("builds.ndjson");
  }

  /**
   * One build.
   *
   * @param folder the caller's folder, where downloads are delivered
   */
  record Started(String id, String template, String folder, String at, CloudChoice cloud) {
    static Started of(BuildId id, String template, Path folder, Instant at, CloudChoice cloud) {
      return new Started(id.toString(), template, folder.toString(), at.toString(), cloud);
    }

    /** Where downloads go. */
    Path deliverTo() {
      return Path.of(folder);
    }
  }

  void add(Started build) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, JSON.writeValueAsString(build) + "\n", UTF_8, CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot note the build in " + file, e);
    }
  }

  /**
   * The build that a person means.
   *
   * @param word an id, the unique beginning of one, or {@code last}
   */
  Started find(String word) {
    List<Started> all = all();
    if (all.isEmpty()) {
      throw new CommandFailure("No build was started yet: kiln build TEMPLATE");
    }
    if (word.equals("last")) {
      return all.get(all.size() - 1);
    }
    List<Started> exact = all.stream().filter(one -> one.id().equals(word)).toList();
    List<Started> like = all.stream().filter(one -> one.id().startsWith(word)).toList();
    List<Started> found = exact.isEmpty() ? like : exact;
    if (found.size() != 1) {
      String what = found.isEmpty() ? "There is no build '" : "More than one build is '";
      throw new CommandFailure(
          what + word + "'; there are:\n" + lines(found.isEmpty() ? all : found));
    }
    return found.get(0);
  }

  private List<Started> all() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file, UTF_8).stream().map(BuildList::read).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Started read(String line) {
    try {
      return JSON.readValue(line, Started.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("not a build: " + line, e);
    }
  }

  private static String lines(List<Started> builds) {
    return builds.subList(Math.max(0, builds.size() - 10), builds.size()).stream()
        .map(one -> "  " + one.id() + "  " + one.at() + "  " + one.template())
        .collect(Collectors.joining("\n"));
  }
}
