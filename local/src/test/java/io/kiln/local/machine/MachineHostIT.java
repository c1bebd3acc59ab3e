package io.kiln.local.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class MachineHostIT {
  @RegisterExtension final Machines machines = new Machines();

  @Test
  void aMachineBootsAndRunsCommandsAsItsRoot() {
    Machine machine = machines.start("m");

    assertThat(machines.run(machine, "id -u; hostname; pwd"))
        .isEqualTo(new Login.Ran("0\nbox-m\n/root", "", 0));
    assertThat(machine.alive()).isTrue();
    assertThat(machines.host().known()).containsExactly("m");
  }

  @Test
  void theSecondBootTakesLessThanTwoSecondsEvenOnABusyComputer() {
    machines.start("first");
    long start = System.nanoTime();

    machines.start("second");

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    System.out.println("boot took " + took.toMillis() + " ms");
    assertThat(took).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aMachineSeesOnlyWhatMachinesAreMadeOf() {
    Machine machine = machines.start("m");

    assertThat(machines.run(machine, "ls -A /root /home /srv /tmp").out()).doesNotContain("kiln");
    assertThat(machines.run(machine, "ls /work /old_root " + machines.home()).status()).isNotZero();
    assertThat(machines.run(machine, "ls /").out().lines())
        .isSubsetOf(
            "bin", "boot", "dev", "etc", "home", "lib", "lib32", "lib64", "libx32", "media", "mnt",
            "opt", "proc", "root", "run", "sbin", "srv", "sys", "tmp", "usr", "var");
  }

  @Test
  void nothingAMachineDoesReachesTheHost() throws Exception {
    Machine machine = machines.start("m");
    List<String> before = hostFacts();

    for (String attempt :
        List.of(
            "date -s 2031-01-01",
            "echo 1 > /proc/sys/vm/swappiness",
            "chmod 600 /dev/null",
            "chmod 600 /proc/keys",
            "echo 1 > /sys/kernel/mm/ksm/run",
            "mount -t tmpfs none /mnt",
            "mknod /tmp/disk b 254 0 && head -c1 /tmp/disk",
            "umount /proc/sys",
            "echo h > /proc/sysrq-trigger")) {
      assertThat(machines.run(machine, attempt).status()).as(attempt).isNotZero();
    }
    machines.run(machine, "echo mine > /etc/kiln-was-here; rm -f /etc/hosts; touch /opt/x /x");

    assertThat(hostFacts()).isEqualTo(before);
    assertThat(Path.of("/etc/kiln-was-here")).doesNotExist();
    assertThat(Path.of("/etc/hosts")).exists();
  }

  private static List<String> hostFacts() throws Exception {
    return List.of(
        Files.readString(Path.of("/proc/sys/vm/swappiness")),
        Files.getPosixFilePermissions(Path.of("/dev/null")).toString(),
        Files.readString(Path.of("/proc/sys/kernel/random/boot_id")),
        Files.readString(Path.of("/proc/sys/kernel/hostname")),
        List.of(Path.of("/").toFile().list()).stream().sorted().toList().toString(),
        Integer.toString(java.time.LocalDate.now(java.time.ZoneOffset.UTC).getYear()));
  }

  @Test
  void anImageOfAnImageShowsTheRightFiles() {
    Machine first = machines.start("first");
    machines.run(
        first,
        "mkdir -p /app /etc/replaced /var/tmp/own && echo one > /app/one && echo 1 > /etc/replaced/a"
            + " && install -m 4711 /bin/true /root/tool && echo x > /opt/gone && touch /tmp/t /run/t");
    Path older = capture("first");
    Machine second = machines.start("second", older);
    machines.run(
        second,
        "rm /opt/gone; rm -rf /etc/replaced; mkdir /etc/replaced; echo 2 > /etc/replaced/b;"
            + " echo two > /app/two; rm -f /etc/motd /etc/issue");
    Path newer = capture("second");

    Machine third = machines.start("third", newer, older);

    assertThat(machines.run(third, "cat /app/*; ls /etc/replaced; stat -c %a /root/tool").out())
        .isEqualTo("one\ntwo\nb\n4711");
    assertThat(machines.run(third, "ls -A /opt/gone /etc/issue /tmp/t /run/t").out()).isEmpty();
    assertThat(machines.run(third, "hostname; cat /etc/hostname").out())
        .isEqualTo("box-third\nbox-third");
  }

  @Test
  void aRestartKeepsTheDiskButNotTheBootId() {
    Machine machine = machines.start("m");
    String boot = machines.run(machine, "echo kept > /root/f; cat " + BOOT_ID).out();
    machine.stop();
    assertThat(machine.alive()).isFalse();

    Machine again = machines.host().restart("m");

    assertThat(again.ssh()).isEqualTo(machine.ssh());
    assertThat(machines.run(again, "cat /root/f").out()).isEqualTo("kept");
    assertThat(machines.run(again, "cat " + BOOT_ID).out()).isNotEqualTo(boot);
  }

  private static final String BOOT_ID = "/proc/sys/kernel/random/boot_id";

  @Test
  void aDetachedJobCountsAsBusyUntilItEnds() {
    Machine machine = machines.start("m");
    Power.await(Duration.ofSeconds(2), () -> !machine.busy());
    assertThat(machine.busy()).isFalse();

    machines.run(machine, "setsid sh -c 'sleep 1.5; echo done > /root/out' > /dev/null 2>&1 &");
    assertThat(Power.await(Duration.ofSeconds(1), () -> !machine.busy())).isFalse();

    assertThat(Power.await(Duration.ofSeconds(5), () -> !machine.busy())).isTrue();
    assertThat(machines.run(machine, "cat /root/out").out()).isEqualTo("done");
  }

  @Test
  void aStoppedMachineCanBeDestroyedByAnotherProcess() {
    machines.start("m").stop();

    machines.anotherHost().destroy("m");

    assertThat(machines.host().known()).isEmpty();
    assertThat(machines.host().adopt("m")).isEmpty();
  }

  @Test
  void aStateFolderInsideOfWhatMachinesAreMadeOfIsRefused() {
    assertThatThrownBy(
            () -> MachineHost.namespaces(Path.of("/var/lib/kiln")).start(machines.spec("m")))
        .isInstanceOf(MachineRefused.class)
        .hasMessageContaining("/var")
        .hasMessageContaining("KILN_HOME");
  }

  private Path capture(String id) {
    machines.host().adopt(id).orElseThrow().stop();
    Path layer = machines.home().resolve("layers").resolve(id);
    machines.host().capture(id, layer);
    return layer;
  }
}
