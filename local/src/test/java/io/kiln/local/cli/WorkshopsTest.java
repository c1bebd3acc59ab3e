package io.kiln.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.local.LocalCloud;
import io.kiln.local.LocalCloudOptions;
import io.kiln.local.desk.Desk;
import io.kiln.local.testing.FakeMachines;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that find the home open already. */
class WorkshopsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aBuildForIsolatedMachinesDoesNotBecomeTheClientOfOneOnTheHost() {
    try (LocalCloud owner = owner("host")) {
      assertThatThrownBy(() -> open(false))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("open with --machine host, and this is for --machine namespace")
          .hasMessageContaining(folder.resolve("home").toString());
      open(true).close();
      assertThat(owner.resources()).isEmpty();
    }
  }

  @Test
  void norTheReverse() {
    try (LocalCloud owner = owner("namespace")) {
      assertThatThrownBy(() -> open(true))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("open with --machine namespace, and this is for --machine host");
      open(false).close();
      assertThat(owner.resources()).isEmpty();
    }
  }

  private LocalCloud owner(String machines) {
    LocalCloud cloud =
        LocalCloud.open(folder.resolve("home"), LocalCloudOptions.with(new FakeMachines()));
    Desk.open(cloud, "", machines);
    return cloud;
  }

  private Workshop open(boolean host) {
    return new Workshops(Callers.in(folder).caller())
        .open(
            new CloudChoice(false, Map.of(), host, false), "", new RunOptions(), new Interrupts());
  }
}
