package io.kiln.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.local.machine.MachineSpec;
import io.kiln.local.ssh.GuestCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FastMachineTest {
  @TempDir Path folder;

  @Test
  void nothingThatWasStartedInItOutlivesIt() throws Exception {
    Path traces = folder.resolve("traces");
    FastMachines machines =
        new FastMachines(folder.resolve("machines"), traces, new SshTap(Tap.listening()));
    MachineSpec spec = new MachineSpec("m-1", List.of(), "m-1", "127.0.0.1", List.of("no key"));
    FastMachine machine = (FastMachine) machines.start(spec);
    String forever = "while :; do mkdir -p " + traces + "/job; done";
    String detached = "setsid sh -c '" + forever + "' </dev/null >/dev/null 2>&1 & echo started";
    Process login = machine.run(new GuestCommand("root", detached, Map.of()));

    assertThat(login.getInputStream().readAllBytes()).asString().isEqualTo("started\n");
    machines.destroy("m-1");

    assertThat(Files.exists(traces)).as("removed, and nobody makes it again").isFalse();
    assertThat(machines.known()).isEmpty();
    machines.close();
  }
}
