package io.kiln.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Build;
import io.kiln.communicator.CommunicatorFailure;
import io.kiln.communicator.CommunicatorFailure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever dies and whenever: a script runs once, and its output is told once. */
@EnabledOnOs(OS.LINUX)
class ShellCrashTest {
  @TempDir Path temp;

  private Rig rig(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new Rig(folder)
        .with(
            ShellTest.shell(folder)
                .addInline("echo run >>" + folder + "/runs", "echo first", "echo second >&2")
                .build())
        .with(
            ShellTest.shell(folder)
                .addInline("echo again >>" + folder + "/runs", "echo third")
                .build());
  }

  @Test
  @Timeout(120)
  void aScriptRunsOnceWhereverTheProcessDies() throws IOException {
    AtomicInteger boundaries = new AtomicInteger();
    rig(temp.resolve("all")).at(name -> boundaries.incrementAndGet()).drive();

    for (int fatal = 1; fatal <= boundaries.get(); fatal++) {
      Path folder = temp.resolve("at" + fatal);
      Rig rig = rig(folder).at(dyingAt(fatal));

      Build end = rig.drive();

      assertThat(end.failure()).as("death at " + fatal).isEmpty();
      assertThat(Files.readAllLines(folder.resolve("runs")))
          .as("death at " + fatal)
          .containsExactly("run", "again");
      assertThat(rig.log())
          .as("death at " + fatal)
          .containsOnlyOnce("MESSAGE: first", "ERROR: second", "MESSAGE: third");
      assertThat(folder.resolve("kiln-rig")).doesNotExist();
      assertThat(folder.resolve("script_0.sh")).doesNotExist();
    }
  }

  private static Consumer<String> dyingAt(int fatal) {
    AtomicInteger passed = new AtomicInteger();
    return name -> {
      if (passed.incrementAndGet() == fatal) {
        throw new Rig.Killed();
      }
    };
  }

  @Test
  @Timeout(60)
  void aLostConnectionIsFollowedByAnotherLook() throws IOException {
    AtomicInteger passed = new AtomicInteger();
    Rig rig =
        rig(temp)
            .at(
                name -> {
                  if (name.endsWith("command") && passed.incrementAndGet() % 7 == 0) {
                    throw new CommunicatorFailure(Reason.LOST, "it broke", null);
                  }
                });

    Build end = rig.drive();

    assertThat(end.failure()).isEmpty();
    assertThat(Files.readAllLines(temp.resolve("runs"))).containsExactly("run", "again");
  }

  @Test
  void aScriptMayCloseTheDoorBehindItself() throws IOException {
    Rig rig = new Rig(temp).with(ShellTest.shell(temp).addInline("echo closed").build());
    rig.at(
        name -> {
          if (rig.logins() > 0) {
            rig.closeTheDoor(new CommunicatorFailure(Reason.LOGIN_REFUSED, "no entry", null));
          }
        });

    Build end = rig.drive();

    assertThat(end.failure()).isEmpty();
    assertThat(temp.resolve("kiln-rig")).doesNotExist();
  }

  @Test
  void aMachineThatAnswersNoLookIsAFailureThatNamesTheReason() {
    Rig rig = new Rig(temp).with(ShellTest.shell(temp).addInline("true").build());
    rig.at(
        name -> {
          boolean runs = rig.last().job().filter(at -> at.stage().equals("running")).isPresent();
          if (name.equals("after command") && runs) {
            throw new CommunicatorFailure(Reason.LOST, "nothing came back", null);
          }
        });

    Build end = rig.drive();

    assertThat(end.failure().orElseThrow().message())
        .contains("nothing came back")
        .contains("for 10m0s no command was answered");
  }

  @Test
  @Timeout(60)
  void aMachineThatAnswersNothingAtAllIsNotAskedForEver() {
    Rig rig = new Rig(temp).with(ShellTest.shell(temp).addInline("true").build());
    rig.at(
        name -> {
          if (name.equals("after command")) {
            throw new CommunicatorFailure(Reason.LOST, "nothing came back", null);
          }
          if (name.equals("wait")) {
            rig.shift(Duration.ofMinutes(5));
          }
        });

    Build end = rig.drive();

    assertThat(end.failure().orElseThrow().message()).contains("for 1h0m0s no command");
  }

  @Test
  void aDoorThatStaysClosedIsAFailureThatNamesTheReason() {
    Rig rig = new Rig(temp).with(ShellTest.shell(temp).addInline("true").build());
    AtomicInteger commands = new AtomicInteger();
    rig.at(
        name -> {
          if (name.equals("after command") && commands.incrementAndGet() == 2) {
            rig.closeTheDoor(new CommunicatorFailure(Reason.LOGIN_REFUSED, "no entry", null));
            throw new Rig.Killed();
          }
        });

    Build end = rig.drive();

    assertThat(end.failure().orElseThrow().message())
        .contains("no entry")
        .contains("the provisioner closed its own access");
    assertThat(
            Duration.between(
                end.startedAt(), rig.entries().get(rig.entries().size() - 1).writtenAt()))
        .as("start_retry_timeout: the script had not begun")
        .isGreaterThan(Duration.ofMinutes(5));
  }
}
