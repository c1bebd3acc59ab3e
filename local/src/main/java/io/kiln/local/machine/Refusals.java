package io.kiln.local.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Why a computer can't have machines, and what helps: from what its tools say. */
final class Refusals {
  private static final String INSTEAD =
      " Or use --machine host: commands then run on this computer itself, without isolation.";

  private static final Map<String, String> PACKAGES =
      new TreeMap<>(
          Map.of(
              "unshare", "util-linux",
              "nsenter", "util-linux",
              "setpriv", "util-linux (setpriv on Alpine)",
              "setsid", "util-linux",
              "mount", "mount or util-linux",
              "pivot_root", "util-linux",
              "hostname", "hostname",
              "getent", "libc-bin",
              "stat", "coreutils"));

  private static final List<Refusal> KNOWN =
      List.of(
          new Refusal(
              "unshare failed: No space left on device",
              "user namespaces are switched off here (/proc/sys/user/max_user_namespaces is 0)",
              "sudo sysctl user.max_user_namespaces=15000"),
          new Refusal(
              "unshare failed: Operation not permitted",
              "this user may not make namespaces (a container, or kernel.unprivileged_userns_clone"
                  + " is 0)",
              "sudo sysctl kernel.unprivileged_userns_clone=1, or in a container: run it"
                  + " --privileged"),
          new Refusal(
              "/proc/self/uid_map",
              "a security policy keeps root rights out of user namespaces (AppArmor on Ubuntu)",
              "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0, or run kiln as root"),
          new Refusal(
              "unknown filesystem type 'overlay'",
              "the kernel has no overlay file system",
              "sudo modprobe overlay"),
          new Refusal(
              "mount: root/proc:",
              "a container hides parts of /proc, so no fresh one may be mounted",
              "run the container with --security-opt systempaths=unconfined"),
          new Refusal(
              "mount: root",
              "the overlay file system was refused",
              "set KILN_HOME to a folder on a local disk (ext4, xfs, btrfs)"));

  private Refusals() {}

  /** The commands that machines need and this computer lacks. */
  static Optional<MachineRefused> missingCommands() {
    if (!Files.isDirectory(Path.of("/proc/self/ns"))) {
      return Optional.of(refuse("machines need Linux", "run kiln in a Linux virtual machine"));
    }
    for (Map.Entry<String, String> entry : PACKAGES.entrySet()) {
      if (!onPath(entry.getKey())) {
        return Optional.of(
            refuse(
                "the command " + entry.getKey() + " is missing",
                "install the package " + entry.getValue()));
      }
    }
    return Optional.empty();
  }

  /** The refusal behind what a boot printed. */
  static MachineRefused explain(String console) {
    for (Refusal known : KNOWN) {
      if (console.contains(known.sign())) {
        return refuse(known.reason(), known.remedy());
      }
    }
    return new MachineRefused("The machine did not boot: " + lastLine(console) + "." + INSTEAD);
  }

  static MachineRefused refuse(String reason, String remedy) {
    return new MachineRefused(
        "No machine can be made on this computer: "
            + reason
            + ". Remedy: "
            + remedy
            + "."
            + INSTEAD);
  }

  private static boolean onPath(String command) {
    return List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin", "/usr/local/sbin")
        .stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }

  private static String lastLine(String console) {
    return console.lines().reduce((first, second) -> second).orElse("it said nothing").strip();
  }

  /** What a tool prints, what it means and what helps. */
  private record Refusal(String sign, String reason, String remedy) {}
}
