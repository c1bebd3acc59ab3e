package io.kiln.local.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kiln.local.disk.Json;
import io.kiln.local.disk.JsonFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executions on disk, a folder each: where it is, the definition it began with, and its history.
 * The history is written first: what it holds beyond the execution's count never happened.
 */
final class ExecutionFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutionFiles.class);
  private static final String EXECUTION = "execution.json";
  private static final String DEFINITION = "definition.yml";
  private static final String HISTORY = "history.ndjson";

  private final Path home;

  ExecutionFiles(Path home) {
    this.home = home;
  }

  void create(Flow flow, Execution execution) {
    try {
      Path folder = Files.createDirectories(folder(execution.id()));
      Files.writeString(folder.resolve(DEFINITION), flow.definition());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep an execution of " + flow.name(), e);
    }
  }

  void keep(Move move) {
    Execution execution = move.execution();
    append(execution.id(), move.events());
    file(folder(execution.id())).write(execution);
  }

  private void append(ExecutionId id, List<Event> events) {
    StringBuilder lines = new StringBuilder();
    try {
      for (Event event : events) {
        // The line break comes first, so that half a line of a killed process stands alone.
        lines.append('\n').append(Json.MAPPER.writeValueAsString(event));
      }
      Files.writeString(
          folder(id).resolve(HISTORY), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the history of " + id, e);
    }
  }

  Optional<Execution> find(ExecutionId id) {
    return file(folder(id)).read();
  }

  String definition(ExecutionId id) {
    return text(id, DEFINITION);
  }

  /** The events that count, each once. */
  List<Event> history(Execution execution) {
    TreeMap<Long, Event> events = new TreeMap<>();
    text(execution.id(), HISTORY)
        .lines()
        .filter(line -> !line.isEmpty())
        .forEach(line -> read(line, events));
    Collection<Event> counted = events.headMap(execution.events(), true).values();
    return List.copyOf(counted);
  }

  private static void read(String line, Map<Long, Event> into) {
    try {
      Event event = Json.MAPPER.readValue(line, Event.class);
      into.put(event.id(), event);
    } catch (JsonProcessingException e) {
      // Half a line of a killed process: its step was not kept, so it never happened.
      LOG.debug("half an event is left out line={}", line, e);
    }
  }

  private String text(ExecutionId id, String name) {
    try {
      return Files.readString(folder(id).resolve(name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read an execution's " + name, e);
    }
  }

  /** Every execution that has not ended. */
  List<Execution> running() {
    if (!Files.exists(home)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(home, 3)) {
      return paths
          .filter(path -> path.endsWith(EXECUTION))
          .flatMap(path -> new JsonFile<>(path, Execution.class).read().stream())
          .filter(Execution::isRunning)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look through " + home, e);
    }
  }

  private static JsonFile<Execution> file(Path folder) {
    return new JsonFile<>(folder.resolve(EXECUTION), Execution.class);
  }

  private Path folder(ExecutionId id) {
    return home.resolve(id.flow()).resolve(id.name());
  }
}
