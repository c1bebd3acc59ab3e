package io.kiln.local.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kiln.local.disk.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Every call the local cloud was asked, one JSON object a line, oldest first. */
public final class CallLog {
  private final Path file;
  private volatile Consumer<Call> listener = call -> {};

  public CallLog(Path file) {
    this.file = file;
  }

  /** From now on this listener is told each call once it was answered. */
  public void tell(Consumer<Call> told) {
    listener = told;
  }

  /** Notes a call. */
  public void add(Call call) {
    write(call);
    listener.accept(call);
  }

  private synchronized void write(Call call) {
    try {
      byte[] line = (Json.MAPPER.writeValueAsString(call) + "\n").getBytes(StandardCharsets.UTF_8);
      Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** All calls, also those of earlier processes. */
  public synchronized List<Call> all() {
    List<Call> calls = new ArrayList<>();
    try {
      if (Files.exists(file)) {
        Files.readAllLines(file, StandardCharsets.UTF_8).forEach(line -> read(line, calls));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return calls;
  }

  /** The calls of one action. */
  public List<Call> of(String action) {
    return all().stream().filter(call -> call.action().equals(action)).toList();
  }

  private static void read(String line, List<Call> calls) {
    try {
      calls.add(Json.MAPPER.readValue(line, Call.class));
    } catch (JsonProcessingException e) {
      // The last line of a process that was killed while writing it.
      calls.add(
          new Call(
              java.time.Instant.EPOCH,
              "",
              "",
              "",
              java.util.Map.of("unreadable", line),
              new Call.Outcome(0, "", "")));
    }
  }
}
