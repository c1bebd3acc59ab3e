package io.kiln.local.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class OutliveIT {
  @RegisterExtension final Machines machines = new Machines();

  @Test
  void aMachineOutlivesTheProcessThatStartedItAndIsAdopted() throws Exception {
    MachineSpec spec = machines.spec("m");
    Process child = start(List.of(), spec);
    assertThat(firstLine(child)).isEqualTo("booted");
    // what the door of the other process wrote, to log in there
    Path port = machines.home().resolve("machines/m/port");
    var address =
        new InetSocketAddress(spec.address(), Integer.parseInt(Files.readString(port).strip()));
    try (var client = machines.login().to(address, "root")) {
      Login.run(client, "setsid sh -c 'sleep 2; echo done > /root/out' > /dev/null 2>&1 &");
    }

    child.destroyForcibly().waitFor();
    Machine adopted = machines.host().adopt("m").orElseThrow();

    assertThat(adopted.ssh()).isEqualTo(address);
    assertThat(Power.await(Duration.ofSeconds(5), () -> !adopted.busy())).isTrue();
    assertThat(machines.run(adopted, "cat /root/out").out()).isEqualTo("done");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 30, 60, 120, 250, 400})
  void whateverAStartThatWasKilledLeftIsCleanedUp(int milliseconds) throws Exception {
    MachineSpec spec = machines.spec("m");
    Process child = start(List.of(), spec);
    Path announced = machines.home().resolve("machines/m");
    Power.await(Duration.ofSeconds(20), () -> Files.exists(announced));
    TimeUnit.MILLISECONDS.sleep(milliseconds);

    child.destroyForcibly().waitFor();
    machines.host().destroy("m");

    assertThat(machines.host().known()).isEmpty();
  }

  @Test
  void aComputerWithoutUserNamespacesIsRefusedInPlainWords() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/unshare")), "no unshare here");
    List<String> without =
        List.of(
            "unshare",
            "-Ur",
            "sh",
            "-c",
            "echo 0 > /proc/sys/user/max_user_namespaces && exec \"$@\"",
            "sh");

    Process child = start(without, machines.spec("m"));

    assertThat(firstLine(child))
        .contains("user namespaces are switched off")
        .contains("sysctl user.max_user_namespaces")
        .contains("--machine host");
    child.waitFor();
  }

  @Test
  void aStateFolderOnAnOverlayKeepsItsDiskInMemory() throws Exception {
    assumeTrue(Namespaces.root(), "only root may mount what this test needs");
    List<String> onOverlay =
        List.of(
            "unshare",
            "-m",
            "sh",
            "-c",
            "h=$1; shift; mount -t tmpfs none /mnt && mkdir /mnt/u /mnt/w /mnt/l"
                + " && mount -t overlay -o lowerdir=/mnt/l,upperdir=/mnt/u,workdir=/mnt/w none $h"
                + " && exec \"$@\"",
            "sh",
            machines.home().toString());
    MachineSpec spec = machines.spec("m");

    Process child = start(onOverlay, spec);

    assertThat(firstLine(child)).isEqualTo("booted");
    try (var client = machines.login().to(new InetSocketAddress(spec.address(), 22), "root")) {
      assertThat(Login.run(client, "echo hot > /etc/f; cat /etc/f").out()).isEqualTo("hot");
      assertThatThrownBy(() -> Login.run(client, "poweroff; sleep 9"))
          .isInstanceOf(IOException.class);
    }
    child.destroyForcibly().waitFor();
    try (var memory = Files.newDirectoryStream(Path.of("/dev/shm"), "kiln-m-*")) {
      for (Path disk : memory) {
        assertThat(disk.resolve("upper/etc/f")).hasContent("hot");
        new ProcessBuilder("rm", "-rf", disk.toString()).start().waitFor();
      }
    }
  }

  private Process start(List<String> prefix, MachineSpec spec) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(BootAndWait.class.getName());
    command.addAll(List.of(machines.home().toString(), spec.id(), spec.address()));
    command.addAll(spec.authorizedKeys());
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String firstLine(Process child) throws IOException {
    try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && line.startsWith("SLF4J")) {
        line = lines.readLine();
      }
      return String.valueOf(line);
    }
  }
}
