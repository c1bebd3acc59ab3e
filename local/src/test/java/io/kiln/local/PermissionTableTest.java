package io.kiln.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.local.clock.LocalClock;
import io.kiln.local.fault.Faults;
import io.kiln.local.ram.Permissions;
import io.kiln.local.testing.FakeMachines;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionTableTest {
  @Test
  void everyEmulatedCallOfEcsAndVpcIsInTheTable(@TempDir Path home) {
    LocalClock clock = LocalClock.virtual(home.resolve("clock.json"));
    Assembly ecs = Assembly.of(home, clock, new FakeMachines(), new Faults());

    assertThat(Permissions.load().calls()).containsAll(ecs.service().calls());

    ecs.rack().close();
  }

  @Test
  void everyRowSaysWhereItIsFrom() {
    Permissions table = Permissions.load();

    assertThat(table.calls())
        .allSatisfy(
            call -> {
              String[] parts = call.split(":", 2);
              assertThat(table.of(parts[0], parts[1]).orElseThrow().source()).isNotBlank();
            });
  }
}
