package io.kiln.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Build;
import io.kiln.build.Entry;
import io.kiln.build.Phase;
import io.kiln.template.ShellProvisioner;
import io.kiln.template.problem.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ShellTest {
  @TempDir Path temp;
  private Rig rig;

  @BeforeEach
  void prepare() {
    rig = new Rig(temp);
  }

  static ShellProvisioner.Builder shell(Path temp) {
    return (ShellProvisioner.Builder)
        ShellProvisioner.builder()
            .type("shell")
            .place(Place.of("template.json"))
            .pauseBefore(Duration.ZERO)
            .maxRetries(0)
            .envVarFormat("%s='%s' ")
            .useEnvVarFile(false)
            .executeCommand("chmod +x {{.Path}}; {{.Vars}} {{.Path}}")
            .inlineShebang("/bin/sh -e")
            .remoteFolder(temp.toString())
            .skipClean(false)
            .binary(false)
            .expectDisconnect(false)
            .startRetryTimeout(Duration.ofMinutes(5))
            .pauseAfter(Duration.ZERO);
  }

  @Test
  void inlineCommandsRunAsOneScriptAndLeaveNothing() throws IOException {
    rig.with(
        shell(temp)
            .addInline("echo \"hello $WHO from $PACKER_BUILD_NAME\"", "echo oops >&2")
            .addEnvironmentVars("WHO=it's")
            .build());

    Build end = rig.drive();

    assertThat(end.failure()).isEmpty();
    assertThat(rig.log())
        .contains("SAY: Provisioning with shell script: /tmp/kiln-shell0")
        .contains("MESSAGE: hello it's from alicloud-ecs")
        .contains("ERROR: oops");
    assertThat(temp.resolve("kiln-rig")).doesNotExist();
    assertThat(temp.resolve("script_0.sh")).doesNotExist();
  }

  @Test
  void scriptFilesRunInTheirOrderWithUnixLineEnds() {
    rig.files.add("a.sh", 0644, "#!/bin/sh\r\necho one\r\n");
    rig.files.add("b.sh", 0644, "#!/bin/sh\necho two");
    rig.with(shell(temp).addScripts("a.sh", "b.sh").build());

    rig.drive();

    assertThat(rig.log())
        .containsExactly(
            "SAY: Provisioning with shell script: a.sh",
            "MESSAGE: one",
            "SAY: Provisioning with shell script: b.sh",
            "MESSAGE: two");
  }

  @Test
  void anExitCodeThatIsNotAllowedFailsTheBuildAfterItsOutput() {
    rig.with(shell(temp).addInline("printf almost", "exit 3").build());

    Build end = rig.drive();

    assertThat(end.phase()).isEqualTo(Phase.UNDO);
    assertThat(end.failure().orElseThrow().message())
        .isEqualTo("Script exited with non-zero exit status: 3. Allowed exit codes are: [0]");
    assertThat(rig.log()).contains("MESSAGE: almost");
  }

  @Test
  void anExitCodeThatIsAllowedIsASuccess() {
    rig.with(shell(temp).addInline("exit 3").addValidExitCodes(0, 3).build());

    assertThat(rig.drive().failure()).isEmpty();
  }

  @Test
  void theVariablesComeFromAFileWhenAsked() {
    rig.with(
        shell(temp)
            .useEnvVarFile(true)
            .envVarFormat("export %s='%s'\n")
            .executeCommand("chmod +x {{.Path}}; . {{.EnvVarFile}} && {{.Path}}")
            .addEnvironmentVars("WHO=you")
            .addInline("echo hello $WHO")
            .build());

    rig.drive();

    assertThat(rig.log()).contains("MESSAGE: hello you");
    assertThat(temp.resolve("varfile_0.sh")).doesNotExist();
  }

  @Test
  void aLongTalkativeScriptIsWrittenDownOnceASecond() {
    AtomicInteger commands = new AtomicInteger();
    rig.at(
        name -> {
          if (name.equals("before command") && commands.incrementAndGet() == 4) {
            rig.shift(Duration.ofSeconds(31));
          }
        });
    rig.with(shell(temp).addInline("for i in $(seq 40); do echo $i; sleep 0.05; done").build());

    rig.drive();

    assertThat(rig.log()).contains("MESSAGE: 1", "MESSAGE: 40");
    List<Instant> written =
        rig.entries().stream()
            .filter(entry -> entry.log().stream().anyMatch(l -> l.text().matches("\\d+")))
            .map(Entry::writtenAt)
            .collect(Collectors.toList());
    assertThat(IntStream.range(1, written.size() - 1))
        .as("all but the last lines wait for each other")
        .allSatisfy(i -> assertThat(written.get(i)).isAfter(written.get(i - 1).plusMillis(900)));
  }

  @Test
  void aSkippedCleanLeavesTheScript() {
    rig.with(shell(temp).skipClean(true).remoteFile("mine.sh").addInline("true").build());

    rig.drive();

    assertThat(temp.resolve("mine.sh")).isExecutable();
  }

  @Test
  void aFailureIsTriedAgainAsOftenAsAsked() throws IOException {
    rig.with(
        ((ShellProvisioner.Builder) shell(temp).maxRetries(2))
            .addInline("echo run >>" + temp + "/runs", "test $(wc -l <" + temp + "/runs) = 3")
            .build());

    Build end = rig.drive();

    assertThat(end.failure()).isEmpty();
    assertThat(Files.readAllLines(temp.resolve("runs"))).hasSize(3);
    assertThat(rig.log())
        .contains(
            "SAY: Provisioner failed with \"Script exited with non-zero exit status: 1. Allowed"
                + " exit codes are: [0]\", retrying with 1 trie(s) left");
  }

  @Test
  void aScriptThatTakesTooLongIsCancelled() {
    rig.with(
        ((ShellProvisioner.Builder) shell(temp).timeout(Duration.ofMillis(1500)))
            .addInline("sleep 60.6")
            .build());

    Build end = rig.drive();

    assertThat(rig.log())
        .contains("SAY: Setting a 1.5s timeout for the next provisioner...")
        .contains("ERROR: Cancelling provisioner after a timeout...");
    assertThat(end.failure()).isPresent();
    assertThat(
            ProcessHandle.allProcesses()
                .map(p -> p.info().commandLine().orElse(""))
                .filter(c -> c.contains("sleep 60.6")))
        .isEmpty();
  }

  @Test
  void pausesAreWaitedForWithoutHoldingAnInvocation() {
    rig.with(
        ((ShellProvisioner.Builder) shell(temp).pauseBefore(Duration.ofMinutes(10)))
            .addInline("true")
            .pauseAfter(Duration.ofHours(1))
            .build());

    Build end = rig.drive();

    assertThat(end.failure()).isEmpty();
    assertThat(rig.log())
        .containsExactly(
            "SAY: Pausing 10m0s before the next provisioner...",
            "SAY: Provisioning with shell script: /tmp/kiln-shell0",
            "SAY: Pausing 1h0m0s after this provisioner...");
  }
}
