package io.kiln.tests.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The command line as a process, with a home, a caller's folder and an environment of its own. */
final class KilnProcess implements AutoCloseable {
  private final Path folder;
  private final Path made;
  private final List<String> as;
  private final Map<String, String> environment = new TreeMap<>();
  private final List<Running> started = new ArrayList<>();

  private KilnProcess(Path folder, Path made, List<String> as) {
    this.folder = folder;
    this.made = made;
    this.as = as;
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    environment.put("KILN_HOME", home().toString());
    create(caller());
  }

  static KilnProcess in(Path folder) {
    return new KilnProcess(folder, Checkout.made(), List.of());
  }

  /**
   * Kiln as another user runs it.
   *
   * @param made where that user can read the built command line
   * @param as the command that becomes the user
   */
  static KilnProcess in(Path folder, Path made, List<String> as) {
    return new KilnProcess(folder, made, as);
  }

  KilnProcess with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** A file in the caller's folder. */
  KilnProcess withFile(String name, String text) {
    try {
      Files.writeString(caller().resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path home() {
    return folder.resolve("home");
  }

  Path caller() {
    return folder.resolve("caller");
  }

  Ended run(String... words) {
    return start(words).end();
  }

  Running start(String... words) {
    List<String> command = new ArrayList<>(as);
    command.add(Path.of(System.getProperty("java.home", ""), "bin/java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Dkiln.functions=" + functions());
    command.addAll(List.of("-jar", made.resolve("kiln-local.jar").toString()));
    command.addAll(List.of(words));
    Path out = folder.resolve("out-" + started.size());
    ProcessBuilder builder = new ProcessBuilder(command).directory(caller().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectErrorStream(true).redirectOutput(out.toFile());
    try {
      Running running = new Running(builder.start(), out);
      started.add(running);
      return running;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy where the user can read it, or the one that was built. */
  private Path functions() {
    Path copy = made.resolve("kiln-functions.jar");
    return Files.exists(copy) ? copy : Checkout.functions();
  }

  /** The processes of this home's machines, as the computer sees them. */
  List<ProcessHandle> machines() {
    return processes(home().resolve("machines").toString());
  }

  /** Processes with this in their command line. */
  static List<ProcessHandle> processes(String words) {
    return ProcessHandle.allProcesses().filter(one -> commandLine(one).contains(words)).toList();
  }

  private static String commandLine(ProcessHandle one) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(one.pid()), "cmdline"))
          .replace('\0', ' ');
    } catch (IOException ended) {
      return "";
    }
  }

  /** The names in one of the home's folders. */
  List<String> names(String path) {
    Path there = home().resolve(path);
    if (!Files.isDirectory(there)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(there)) {
      return all.map(one -> one.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a failed test left running ends with it. */
  @Override
  public void close() {
    started.stream().filter(Running::alive).forEach(Running::kill);
    machines().forEach(ProcessHandle::destroyForcibly);
  }
}
