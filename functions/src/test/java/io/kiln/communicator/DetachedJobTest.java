package io.kiln.communicator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.StepFailure;
import io.kiln.communicator.JobLook.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class DetachedJobTest {
  @TempDir Path temp;
  private Path base;

  @BeforeEach
  void folders() {
    base = temp.resolve("kiln-b1");
  }

  private DetachedJob job(String name) {
    return new DetachedJob(new ProcessSession(temp), base.toString(), name);
  }

  private static JobLook ended(DetachedJob job) throws InterruptedException {
    JobLook look = job.look(0, 0);
    while (look.state() == State.RUNNING
        || look.state() == State.BEGUN
        || look.state() == State.NOT_STARTED) {
      TimeUnit.MILLISECONDS.sleep(10);
      look = job.look(0, 0);
    }
    return look;
  }

  @Test
  void aFinishedJobTellsItsOutputItsErrorsAndItsExitCode() throws Exception {
    DetachedJob job = job("0");

    job.start("echo out; echo err >&2; exit 3", false);

    JobLook look = ended(job);
    assertThat(look.state()).isEqualTo(State.EXITED);
    assertThat(look.exit()).isEqualTo(3);
    assertThat(look.out()).isEqualTo("out\n".getBytes(UTF_8));
    assertThat(look.err()).isEqualTo("err\n".getBytes(UTF_8));
    assertThat(look.bootId()).hasSize(36);
  }

  @Test
  void aSecondStartDoesNothing() throws Exception {
    DetachedJob job = job("0");
    String command = "echo run >>" + temp + "/runs; sleep 0.2";

    job.start(command, false);
    job.start(command, false);
    ended(job);
    job.start(command, false);
    ended(job);

    assertThat(Files.readString(temp.resolve("runs"))).isEqualTo("run\n");
  }

  @Test
  void startsAtTheSameTimeRunItOnce() throws Exception {
    String command = "echo run >>" + temp + "/runs";

    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(() -> job("0").start(command, false));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    ended(job("0"));

    assertThat(Files.readString(temp.resolve("runs"))).isEqualTo("run\n");
  }

  @Test
  void aCommandThatDidNotArriveWholeIsNotRun() throws Exception {
    String command = "echo run >>" + temp + "/runs; exit 0";
    DetachedJob cut = new DetachedJob(new Cut(new ProcessSession(temp)), base.toString(), "0");

    assertThatThrownBy(() -> cut.start(command, false))
        .hasMessageContaining("the command did not arrive whole");
    assertThat(job("0").look(0, 0).state()).isEqualTo(State.NOT_STARTED);

    job("0").start(command, false);
    ended(job("0"));
    assertThat(Files.readString(temp.resolve("runs"))).isEqualTo("run\n");
  }

  @Test
  void aJobWhoseWrapperIsKilledHasDied() throws Exception {
    DetachedJob job = job("0");
    job.start("sleep 30", false);
    while (job.look(0, 0).state() != State.RUNNING) {
      TimeUnit.MILLISECONDS.sleep(10);
    }

    long pid = Long.parseLong(Files.readString(base.resolve("0/job/owner")).split(" ", -1)[0]);
    ProcessHandle wrapper = ProcessHandle.of(pid).orElseThrow();
    wrapper.descendants().forEach(ProcessHandle::destroyForcibly);
    wrapper.destroyForcibly();

    assertThat(ended(job).state()).isIn(State.DIED, State.EXITED);
  }

  @Test
  void aKilledWrapperWithALivingCommandHasDied() throws Exception {
    DetachedJob job = job("0");
    job.start("sleep 3", false);
    while (job.look(0, 0).state() != State.RUNNING) {
      TimeUnit.MILLISECONDS.sleep(10);
    }

    long pid = Long.parseLong(Files.readString(base.resolve("0/job/owner")).split(" ", -1)[0]);
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();

    assertThat(ended(job).state()).isEqualTo(State.DIED);
  }

  @Test
  void aPidThatBelongsToSomeoneElseNowIsDead() throws Exception {
    DetachedJob job = job("0");
    job.start("exit 0", false);
    JobLook look = ended(job);
    Files.writeString(base.resolve("0/job/exit"), "      \n");
    Files.writeString(
        base.resolve("0/job/owner"), ProcessHandle.current().pid() + " 1 " + look.bootId() + "\n");

    assertThat(job.look(0, 0).state()).isEqualTo(State.DIED);
  }

  @Test
  void anotherBootIdWithoutAnExitCodeIsAReboot() throws Exception {
    DetachedJob job = job("0");
    job.start("exit 0", false);
    ended(job);
    Path owner = base.resolve("0/job/owner");
    Files.writeString(base.resolve("0/job/exit"), "      \n");
    Files.writeString(owner, "1 1 00000000-0000-0000-0000-000000000000\n");

    assertThat(job.look(0, 0).state()).isEqualTo(State.REBOOTED);
  }

  @Test
  void aFolderWithoutAStartIsToldFromOneWithoutAProcess() throws Exception {
    DetachedJob job = job("0");

    assertThat(job.look(0, 0).state()).isEqualTo(State.NOT_STARTED);
    Files.createDirectories(base.resolve("0/job"));
    assertThat(job.look(0, 0).state()).isEqualTo(State.BEGUN);
  }

  @Test
  void outputIsReadFromAnOffsetInBoundedPieces() throws Exception {
    DetachedJob job = job("0");
    job.start("head -c 1000000 /dev/urandom | tee " + temp + "/copy; echo late >&2", false);
    ended(job);

    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] part = job.look(0, 0).out();
    while (part.length > 0) {
      assertThat(part.length).isLessThanOrEqualTo(DetachedJob.LOOK_BYTES);
      all.writeBytes(part);
      part = job.look(all.size(), 5).out();
    }

    assertThat(all.toByteArray()).isEqualTo(Files.readAllBytes(temp.resolve("copy")));
    assertThat(job.look(all.size(), 5).err()).isEmpty();
    assertThat(job.look(all.size() + 10, 99).out()).isEmpty();
  }

  @Test
  void outputIsSeenWhileTheJobRuns() throws Exception {
    DetachedJob job = job("0");
    job.start("echo first; sleep 0.5; echo second", false);

    JobLook look = job.look(0, 0);
    while (look.out().length == 0) {
      look = job.look(0, 0);
    }

    assertThat(new String(look.out(), UTF_8)).isEqualTo("first\n");
    assertThat(look.state()).isEqualTo(State.RUNNING);
    assertThat(new String(ended(job).out(), UTF_8)).isEqualTo("first\nsecond\n");
  }

  @Test
  void theCommandGetsTheLoginsUmaskItsHomeAndNoInput() throws Exception {
    DetachedJob job = job("0");

    job.start("cat; touch file-made; stat -c %a file-made; rm file-made; pwd", false);

    String umasked = new ProcessSession(temp).run(RemoteCommand.of("umask; pwd")).text();
    String mode = umasked.startsWith("0077") ? "600" : umasked.startsWith("0002") ? "664" : "644";
    assertThat(new String(ended(job).out(), UTF_8))
        .isEqualTo(mode + "\n" + umasked.split("\n", 2)[1] + "\n");
  }

  @Test
  void aKilledJobIsGoneWithAllItStarted() throws Exception {
    DetachedJob job = job("0");
    job.start("sleep 77.7 & sleep 77.7", false);
    while (job.look(0, 0).state() != State.RUNNING) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    long pid = Long.parseLong(Files.readString(base.resolve("0/job/owner")).split(" ", -1)[0]);

    job.kill();

    assertThat(ended(job).state()).isIn(State.DIED, State.EXITED);
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }

  @Test
  void aTerminalIsGivenWhenAskedFor() throws Exception {
    DetachedJob job = job("0");

    job.start("test -t 1 && echo terminal; exit 4", true);

    JobLook look = ended(job);
    assertThat(look.exit()).isEqualTo(4);
    assertThat(new String(look.out(), UTF_8)).contains("terminal");
  }

  @Test
  void aFolderThatCantBeMadeIsRefused() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    DetachedJob job = new DetachedJob(new ProcessSession(temp), file.toString(), "0");

    assertThatThrownBy(() -> job.start("true", false))
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining("Can't start a job in");
  }

  /** A connection that breaks halfway through what is sent. */
  private static final class Cut implements Session {
    private final Session whole;

    Cut(Session whole) {
      this.whole = whole;
    }

    @Override
    public String hostKey() {
      return whole.hostKey();
    }

    @Override
    public CommandResult run(RemoteCommand command) {
      byte[] input = command.input();
      return whole.run(command.reading(Arrays.copyOf(input, input.length / 2)));
    }

    @Override
    public void close() {
      whole.close();
    }
  }
}
