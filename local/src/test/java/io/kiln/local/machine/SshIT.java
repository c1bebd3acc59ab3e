package io.kiln.local.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.Signal;
import net.schmizz.sshj.sftp.SFTPClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class SshIT {
  @RegisterExtension final Machines machines = new Machines();

  @TempDir private Path folder;

  @Test
  void outputErrorsAndExitCodesArePassedOn() {
    Machine machine = machines.start("m");

    assertThat(machines.run(machine, "echo out; echo err >&2; exit 3"))
        .isEqualTo(new Login.Ran("out", "err", 3));
  }

  @Test
  void aStrangersKeyIsRefusedUntilItIsAuthorized() throws Exception {
    Machine machine = machines.start("m");
    Login stranger = Login.withNewKey();
    assertThatThrownBy(() -> stranger.to(machine, "root")).isInstanceOf(IOException.class);

    machine.authorize(stranger.publicKey());

    try (SSHClient client = stranger.to(machine, "root")) {
      assertThat(client.isAuthenticated()).isTrue();
    }
  }

  @Test
  void clearedKeysCloseTheDoorButNotAHeldSession() throws Exception {
    Machine machine = machines.start("m");

    try (SSHClient held = machines.login().to(machine, "root")) {
      Login.run(held, ": > ~/.ssh/authorized_keys");

      assertThatThrownBy(() -> machines.login().to(machine, "root"))
          .isInstanceOf(IOException.class);
      assertThat(Login.run(held, "echo still here").out()).isEqualTo("still here");
    }
  }

  @Test
  void removedHostKeysCloseTheDoorButNotAHeldSession() throws Exception {
    Machine machine = machines.start("m");

    try (SSHClient held = machines.login().to(machine, "root")) {
      Login.run(held, "rm /etc/ssh/ssh_host_*");

      assertThatThrownBy(() -> machines.login().to(machine, "root"))
          .isInstanceOf(IOException.class);
      assertThat(Login.run(held, "echo still here").out()).isEqualTo("still here");
    }
  }

  @Test
  void anotherUserIsMadeAtLoginAndMayUseSudo() throws Exception {
    assumeTrue(Namespaces.root(), "an ordinary user's machine knows no second user");
    Machine machine = machines.start("m");

    try (SSHClient client = machines.login().to(machine, "ubuntu")) {
      assertThat(Login.run(client, "id -un; pwd; sudo -n id -un").out())
          .isEqualTo("ubuntu\n/home/ubuntu\nroot");
    }
  }

  @Test
  void aSignalReachesTheCommand() throws Exception {
    Machine machine = machines.start("m");

    try (SSHClient client = machines.login().to(machine, "root");
        Session session = client.startSession();
        Session.Command command =
            session.exec(
                "trap 'echo caught; exit 7' TERM; echo ready; while :; do sleep 0.1; done")) {
      command.getInputStream().read();
      command.signal(Signal.TERM);
      command.join();
      assertThat(command.getExitStatus()).isEqualTo(7);
    }
  }

  @Test
  void aTerminalIsGivenWhenAsked() throws Exception {
    Machine machine = machines.start("m");

    try (SSHClient client = machines.login().to(machine, "root");
        Session session = client.startSession()) {
      session.allocatePTY("xterm", 99, 33, 0, 0, java.util.Map.of());
      try (Session.Command command = session.exec("tty && stty size && echo $TERM; exit 4")) {
        String out =
            new String(
                command.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        command.join();
        assertThat(out.replace("\r", "")).isEqualTo("/dev/pts/0\n33 99\nxterm\n");
        assertThat(command.getExitStatus()).isEqualTo(4);
      }
    }
  }

  @Test
  void aRebootDropsTheConnectionAndComesBackWithAnotherBootId() throws Exception {
    Machine machine = machines.start("m");
    String bootId = "cat /proc/sys/kernel/random/boot_id";
    String before = machines.run(machine, bootId).out();

    try (SSHClient client = machines.login().to(machine, "root")) {
      assertThatThrownBy(() -> Login.run(client, "reboot; sleep 5"))
          .isInstanceOf(IOException.class);
    }

    Power.await(Duration.ofSeconds(10), () -> !machine.busy());
    assertThat(machine.alive()).isTrue();
    assertThat(machines.run(machine, bootId).out()).isNotEqualTo(before);
  }

  @Test
  void filesOfTwoHundredMegabytesTakeSeconds() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/lib/openssh/sftp-server")), "no sftp-server here");
    Path big = folder.resolve("big");
    run(List.of("dd", "if=/dev/zero", "of=" + big, "bs=1M", "count=200", "status=none"));
    Machine machine = machines.start("m");
    long start = System.nanoTime();

    try (SSHClient client = machines.login().to(machine, "root");
        SFTPClient sftp = client.newSFTPClient()) {
      sftp.put(big.toString(), "/root/big");
    }

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    System.out.println("sftp of 200 MB took " + took.toMillis() + " ms");
    assertThat(machines.run(machine, "stat -c %s /root/big").out()).isEqualTo("209715200");
    assertThat(took).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void opensshClientsWork() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/scp")), "no OpenSSH client here");
    assumeTrue(Files.exists(Path.of("/usr/lib/openssh/sftp-server")), "no sftp-server here");
    Machine machine = machines.start("m");
    Path up = Files.writeString(folder.resolve("up"), "over and back");
    List<String> options = openssh(machines.login().writeTo(folder.resolve("key")));
    String host = "root@" + machine.ssh().getHostString();
    String port = Integer.toString(machine.ssh().getPort());

    assertThat(run(with(options, "ssh", "-p", port, host, "echo $HOME; exit 5"))).isEqualTo(5);
    assertThat(run(with(options, "scp", "-P", port, up.toString(), host + ":/root/f"))).isZero();
    assertThat(run(with(options, "scp", "-O", "-P", port, host + ":/root/f", folder + "/down")))
        .isZero();
    assertThat(folder.resolve("down")).hasContent("over and back");
  }

  private static List<String> openssh(Path key) {
    return List.of(
        "-q",
        "-i",
        key.toString(),
        "-o",
        "BatchMode=yes",
        "-o",
        "StrictHostKeyChecking=no",
        "-o",
        "UserKnownHostsFile=/dev/null");
  }

  private static List<String> with(List<String> options, String command, String... words) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(options);
    all.addAll(List.of(words));
    return all;
  }

  private static int run(List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }
}
