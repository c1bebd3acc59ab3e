package io.kiln.local.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class ThisHostIT {
  @RegisterExtension final Machines machines = new Machines();

  @TempDir private Path home;

  private MachineHost host = MachineHost.thisHost(Path.of("/nowhere"));

  @BeforeEach
  void open() {
    host = MachineHost.thisHost(home);
  }

  @AfterEach
  void close() {
    host.known().forEach(host::destroy);
    host.close();
  }

  @Test
  void commandsRunOnThisComputerInAScratchFolder() {
    Machine machine = host.start(machines.spec("m"));

    assertThat(machines.run(machine, "echo $HOME; pwd; exit 3"))
        .isEqualTo(new Login.Ran(scratch() + "\n" + scratch(), "", 3));
  }

  @Test
  void onlyTheGivenKeysOpenTheDoor() {
    Machine machine = host.start(machines.spec("m"));

    assertThatThrownBy(() -> Login.withNewKey().to(machine, "root"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aDetachedJobIsFoundByALaterProcessAndEndedByStop() {
    Machine machine = host.start(machines.spec("m"));
    machines.run(machine, "setsid sleep 30 > /dev/null 2>&1 &");
    host.close();

    try (MachineHost later = MachineHost.thisHost(home)) {
      Machine adopted = later.adopt("m").orElseThrow();
      assertThat(adopted.busy()).isTrue();
      adopted.stop();
      assertThat(adopted.alive()).isFalse();
      assertThat(Power.await(Duration.ofSeconds(2), () -> !adopted.busy())).isTrue();
    }
  }

  @Test
  void anImageOfItHoldsNothing() {
    host.start(machines.spec("m")).stop();

    host.capture("m", home.resolve("layer"));

    assertThat(home.resolve("layer")).isEmptyDirectory();
  }

  private String scratch() {
    return home.resolve("machines/m/home").toString();
  }
}
