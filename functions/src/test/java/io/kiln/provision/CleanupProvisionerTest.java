package io.kiln.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Build;
import io.kiln.build.Phase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class CleanupProvisionerTest {
  @TempDir Path temp;
  private Rig rig;

  @BeforeEach
  void prepare() {
    rig = new Rig(temp);
  }

  @Test
  void theCleanupProvisionerRunsAfterAFailureAndTheFirstFailureCounts() {
    rig.with(ShellTest.shell(temp).addInline("exit 3").build())
        .cleaningUpWith(ShellTest.shell(temp).addInline("echo cleaning").build());

    Build end = rig.drive();

    assertThat(end.phase()).isEqualTo(Phase.UNDO);
    assertThat(end.failure().orElseThrow().message())
        .isEqualTo("Script exited with non-zero exit status: 3. Allowed exit codes are: [0]");
    assertThat(rig.log())
        .containsSubsequence(
            "SAY: Provisioning step had errors: Running the cleanup provisioner, if present...",
            "MESSAGE: cleaning");
  }

  @Test
  void aCleanupProvisionerThatFailsIsToldBesideTheFirstFailure() {
    rig.with(ShellTest.shell(temp).addInline("exit 3").build())
        .cleaningUpWith(ShellTest.shell(temp).addInline("exit 4").build());

    assertThat(rig.drive().failure().orElseThrow().message())
        .isEqualTo(
            "Cleanup failed: Script exited with non-zero exit status: 4. Allowed exit codes are:"
                + " [0]. Original Provisioning error: Script exited with non-zero exit status: 3."
                + " Allowed exit codes are: [0]");
  }

  @Test
  void aBuildThatSucceedsNeedsNoCleanupProvisioner() {
    rig.with(ShellTest.shell(temp).addInline("true").build())
        .cleaningUpWith(ShellTest.shell(temp).addInline("echo cleaning").build());

    assertThat(rig.drive().failure()).isEmpty();
    assertThat(rig.log()).doesNotContain("MESSAGE: cleaning");
  }
}
