package io.kiln.local.machine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The processes inside a machine, read from the machine's own /proc. */
final class Inhabitants {
  /** What a login leaves sleeping while nobody types. */
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh", "ash", "ksh");

  /** Wait for others; the others are what counts. */
  private static final Set<String> ATTENDANTS = Set.of("script", "sftp-server");

  /** The length of the sleep in init.sh. */
  private static final String IDLE = "1000000007";

  private Inhabitants() {}

  /** Whether anything runs besides an idle init, idle shells and their attendants. */
  static boolean working(RunningProcess init) {
    List<Inhabitant> all = list(Path.of("/proc", Long.toString(init.pid()), "root/proc"));
    Set<String> parents = all.stream().map(Inhabitant::parent).collect(Collectors.toSet());
    return all.stream().anyMatch(one -> one.works(parents));
  }

  private static List<Inhabitant> list(Path proc) {
    List<Inhabitant> all = new ArrayList<>();
    try (DirectoryStream<Path> pids = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path pid : pids) {
        all.addAll(Inhabitant.of(pid));
      }
    } catch (IOException ended) {
      return List.of(); // the machine went down while it was looked at
    }
    return all;
  }

  /** One process. */
  private record Inhabitant(
      String pid, String name, String state, String parent, boolean terminal, boolean idling) {
    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int TERMINAL = 4;

    static List<Inhabitant> of(Path folder) throws IOException {
      String[] stat = RunningProcess.fieldsAfterName(folder.resolve("stat"));
      if (stat.length <= TERMINAL) {
        return List.of();
      }
      try {
        return List.of(
            new Inhabitant(
                folder.getFileName().toString(),
                Files.readString(folder.resolve("comm")).strip(),
                stat[STATE],
                stat[PARENT],
                !stat[TERMINAL].equals("0"),
                Files.readString(folder.resolve("cmdline")).contains(IDLE)));
      } catch (IOException ended) {
        return List.of();
      }
    }

    boolean works(Set<String> parents) {
      if (pid.equals("1") || state.equals("Z") || idling || ATTENDANTS.contains(name)) {
        return false;
      }
      boolean idleShell =
          terminal && SHELLS.contains(name) && state.equals("S") && !parents.contains(pid);
      return !idleShell;
    }
  }
}
