package io.kiln.local.machine;

import io.kiln.local.ssh.GuestCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The ways from the host into a machine's namespaces. */
final class Namespaces {
  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private final String enter = Scripts.text("enter.sh");
  private final String door = Scripts.text("door.sh");
  private final String dropped = Scripts.text("dropped").strip();
  private final boolean root = root();

  /** Whether this process may make machines that know every user id. */
  static boolean root() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException e) {
      throw new UncheckedIOException("Asking for this process' user", e);
    }
  }

  /** A host command with a plain environment, in a session of its own: no Ctrl-C reaches it. */
  static ProcessBuilder detached(List<String> command) {
    List<String> words = new ArrayList<>(List.of("setsid"));
    words.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().clear();
    builder.environment().put("PATH", PATH);
    return builder;
  }

  /** Runs a command line in the machine as a login would. */
  Process run(RunningProcess init, GuestCommand command) throws IOException {
    List<String> words = new ArrayList<>(entering(init));
    words.addAll(List.of("sh", "-c", enter, "enter"));
    words.addAll(List.of(command.user(), kind(), dropped, command.line()));
    command.environment().forEach((name, value) -> words.add(name + "=" + value));
    return detached(words).start();
  }

  /** Prints the keys that open the machine to a user; see door.sh. */
  Process door(RunningProcess init, String user, boolean seed) throws IOException {
    List<String> words = new ArrayList<>(entering(init));
    words.addAll(List.of("env", "PATH=" + PATH, "sh", "-c", door, "door"));
    words.addAll(List.of(user, kind(), seed ? "seed" : "look"));
    return detached(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Wraps a command so that it owns what a machine's root owns on the host's disk. */
  List<String> asOwner(List<String> command) {
    List<String> words = new ArrayList<>();
    if (!root) {
      words.addAll(List.of("unshare", "--user", "--map-root-user"));
    }
    words.addAll(command);
    return words;
  }

  private static List<String> entering(RunningProcess init) {
    return List.of(
        "nsenter",
        "-t",
        Long.toString(init.pid()),
        "-U",
        "--preserve-credentials",
        "-m",
        "-p",
        "-u",
        "-i",
        "-r",
        "-w");
  }

  private String kind() {
    return root ? "root" : "ordinary";
  }
}
