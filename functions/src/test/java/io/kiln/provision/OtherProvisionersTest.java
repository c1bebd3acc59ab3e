package io.kiln.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Build;
import io.kiln.template.AnsibleProvisioner;
import io.kiln.template.BreakpointProvisioner;
import io.kiln.template.LocalShellProvisioner;
import io.kiln.template.SleepProvisioner;
import io.kiln.template.problem.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class OtherProvisionersTest {
  @TempDir Path temp;
  private Rig rig;

  @BeforeEach
  void prepare() {
    rig = new Rig(temp);
  }

  private static LocalShellProvisioner.Builder local() {
    return (LocalShellProvisioner.Builder)
        LocalShellProvisioner.builder()
            .type("shell-local")
            .place(Place.of("template.json"))
            .pauseBefore(Duration.ZERO)
            .maxRetries(0)
            .envVarFormat("%s='%s' ")
            .addExecuteCommand("/bin/sh", "-c", "{{.Vars}} {{.Script}}")
            .inlineShebang("/bin/sh -e")
            .skipped(false);
  }

  @Test
  void shellLocalRunsHereInTheCallersFolderAndLeavesNothing() {
    rig.with(
        local()
            .addEnvironmentVars("WHO=it's")
            .addInline("echo \"$WHO $PACKER_BUILD_NAME\" >made", "echo oops >&2", "echo $PWD")
            .build());

    Build end = rig.drive();

    assertThat(end.failure()).isEmpty();
    assertThat(temp.resolve("made")).hasContent("it's alicloud-ecs");
    assertThat(rig.log()).contains("ERROR: oops", "MESSAGE: " + temp);
    assertThat(rig.log().get(0)).startsWith("SAY: Running local shell script: /var/tmp/kiln-rig");
    assertThat(Path.of("/var/tmp/kiln-rig-own")).doesNotExist();
    assertThat(rig.logins()).as("nobody logs in for it").isZero();
  }

  @Test
  void shellLocalThatFailsSaysItsCodeAndLeavesNothing() {
    rig.files.add("check.sh", 0755, "#!/bin/sh\necho s3cret; exit 4\n");
    rig.with(local().addScripts("check.sh").build());

    Build end = rig.drive();

    assertThat(end.failure().orElseThrow().message())
        .isEqualTo("Script exited with non-zero exit status: 4. Allowed exit codes are: [0]");
    assertThat(Path.of("/var/tmp/kiln-rig-own")).doesNotExist();
  }

  @Test
  void shellLocalIsRefusedWhereTheOperatorHasTakenItsLeaveBack() {
    rig.withoutShellLocal().with(local().addInline("touch " + temp + "/made").build());

    Build end = rig.drive();

    assertThat(end.failure().orElseThrow().message()).isEqualTo("shell-local is not allowed here");
    assertThat(temp.resolve("made")).doesNotExist();
  }

  @Test
  void shellLocalInAFunctionEndsWithIt() {
    rig.withOwnLimit(Duration.ofMillis(1500)).with(local().addInline("sleep 61.7").build());

    Build end = rig.drive();

    assertThat(end.failure().orElseThrow().message()).contains("did not end within 1.5s");
    assertThat(
            ProcessHandle.allProcesses()
                .map(p -> p.info().commandLine().orElse(""))
                .filter(c -> c.contains("sleep 61.7")))
        .isEmpty();
  }

  @Test
  void shellLocalForAnotherSystemIsSkipped() {
    rig.with(((LocalShellProvisioner.Builder) local()).skipped(true).addInline("exit 1").build());

    assertThat(rig.drive().failure()).isEmpty();
    assertThat(rig.log()).containsExactly("SAY: Skipping shell-local due to runtime OS");
  }

  @Test
  void aSleepIsWaitedForWithoutALogin() {
    rig.with(
        SleepProvisioner.builder()
            .type("sleep")
            .place(Place.of("template.json"))
            .pauseBefore(Duration.ZERO)
            .maxRetries(0)
            .duration(Duration.ofHours(2))
            .build());

    assertThat(rig.drive().failure()).isEmpty();
    assertThat(rig.logins()).isZero();
  }

  private static BreakpointProvisioner breakpoint(boolean disabled) {
    return BreakpointProvisioner.builder()
        .type("breakpoint")
        .place(Place.of("template.json"))
        .pauseBefore(Duration.ZERO)
        .maxRetries(0)
        .note("look")
        .disabled(disabled)
        .build();
  }

  @Test
  void aBreakpointLastsUntilSomebodyEndsIt() {
    rig.with(breakpoint(false));
    rig.at(
        name ->
            rig.held()
                .filter(pause -> rig.entries().size() > 3)
                .ifPresent(pause -> rig.releases.release(Rig.ID, pause)));

    Build end = rig.drive();

    assertThat(end.failure()).isEmpty();
    assertThat(rig.log())
        .containsExactly("SAY: Pausing at breakpoint provisioner with note \"look\".");
  }

  @Test
  void aBreakpointThatNobodyEndsFailsTheBuild() {
    rig.with(breakpoint(false));

    Build end = rig.drive();

    assertThat(end.failure().orElseThrow().message())
        .startsWith("Nobody ended the breakpoint within 12")
        .contains("`kiln resume " + Rig.ID + "`", "\"disable\": true");
    assertThat(rig.logins()).as("the machine is left alone").isZero();
  }

  @Test
  void aDisabledBreakpointIsOnlyMentioned() {
    rig.with(breakpoint(true));

    assertThat(rig.drive().failure()).isEmpty();
    assertThat(rig.log())
        .containsExactly("SAY: Breakpoint provisioner with note \"look\" disabled; continuing...");
  }

  private AnsibleProvisioner.Builder ansible() {
    return (AnsibleProvisioner.Builder)
        AnsibleProvisioner.builder()
            .type("ansible-local")
            .place(Place.of("template.json"))
            .pauseBefore(Duration.ZERO)
            .maxRetries(0)
            .command(temp + "/ansible-playbook")
            .galaxyCommand(temp + "/ansible-galaxy")
            .galaxyForceInstall(false)
            .stagingDirectory(temp + "/staging")
            .cleanStagingDirectory(false);
  }

  /** Does what the real one does as far as a test can see: says what it got and reads the files. */
  private void install(String name, String... lines) throws IOException {
    Path file = temp.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void ansibleRunsThePlaybookThatWasUploadedWithItsInventory() throws IOException {
    install("ansible-playbook", "echo \"playbook: $*\"", "cat \"$1\"", "cat kiln-inventory");
    install("ansible-galaxy", "echo \"galaxy: $*\"");
    rig.files.add("site.yml", 0644, "- hosts: all\n");
    rig.files.add("needs.yml", 0644, "roles:\n  - name: a\n");
    rig.files.addFolder("vars", 0755);
    rig.files.add("vars/all.yml", 0644, "a: 1\n");
    rig.with(
        ansible()
            .playbookFile("site.yml")
            .galaxyFile("needs.yml")
            .groupVars("vars")
            .addInventoryGroups("web", "db")
            .addExtraArguments("--tags", "one")
            .build());

    Build end = rig.drive();

    String staging = temp + "/staging";
    assertThat(end.failure()).isEmpty();
    assertThat(rig.log())
        .contains(
            "SAY: Provisioning with Ansible...",
            "SAY: Creating directory: " + staging,
            "MESSAGE: galaxy: install -r " + staging + "/needs.yml -p " + staging + "/galaxy_roles",
            "MESSAGE: playbook: "
                + staging
                + "/site.yml --extra-vars packer_build_name=alicloud-ecs"
                + " packer_builder_type=alicloud-ecs packer_http_addr= --tags one -c local -i "
                + staging
                + "/kiln-inventory",
            "MESSAGE: - hosts: all",
            "MESSAGE: [web]",
            "MESSAGE: [db]");
    assertThat(temp.resolve("staging/group_vars/all.yml")).hasContent("a: 1\n");
  }

  @Test
  void ansibleKeepsThePlaybookFolderTogetherAndCleansUp() throws IOException {
    install("ansible-playbook", "ls roles >/dev/null && echo \"ran $1\"");
    rig.files.addFolder("play", 0755);
    rig.files.addFolder("play/roles", 0755);
    rig.files.add("play/one.yml", 0644, "- hosts: all\n");
    rig.files.add("other/two.yml", 0644, "- hosts: all\n");
    rig.with(
        ansible()
            .playbookDir("play")
            .addPlaybookFiles("play/one.yml", "other/two.yml")
            .cleanStagingDirectory(true)
            .build());

    Build end = rig.drive();

    String staging = temp + "/staging";
    assertThat(end.failure()).isEmpty();
    assertThat(rig.log())
        .contains(
            "SAY: Uploading Playbook directory to Ansible staging directory...",
            "MESSAGE: ran " + staging + "/one.yml",
            "SAY: Uploading playbook file: other/two.yml",
            "MESSAGE: ran " + staging + "/other/two.yml",
            "SAY: Removing staging directory...");
    assertThat(temp.resolve("staging")).doesNotExist();
  }

  @Test
  void ansibleThatFailsFailsTheBuild() throws IOException {
    install("ansible-playbook", "exit 2");
    rig.files.add("site.yml", 0644, "- hosts: all\n");
    rig.with(ansible().playbookFile("site.yml").build());

    assertThat(rig.drive().failure().orElseThrow().message())
        .startsWith("Error executing Ansible: Non-zero exit status: 2");
  }

  @Test
  void aComplaintIsWrittenDownMasked() {
    rig.files.add("s3cret.sh", 0755, "#!/bin/sh\nkill -9 $PPID\nkill -9 $$\n");
    rig.with(ShellTest.shell(temp).addScripts("s3cret.sh").build());

    rig.drive();

    assertThat(rig.entries()).noneMatch(entry -> entry.state().job().toString().contains("s3cret"));
  }
}
