package io.kiln.communicator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.communicator.JobLook.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Jobs whose command clears /var/tmp away, a usual last line of a bake. */
@EnabledOnOs(OS.LINUX)
class ClearedJobTest {
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
    while (look.state() == State.RUNNING) {
      TimeUnit.MILLISECONDS.sleep(10);
      look = job.look(0, 0);
    }
    return look;
  }

  @Test
  void aJobThatRemovesItsOwnFolderIsFollowedToItsEnd() throws Exception {
    DetachedJob job = job("0");
    job.start(
        "echo before; echo error >&2; rm -rf " + base + "; echo after; cat " + gate() + "; exit 5",
        false);
    while (Files.exists(base)) {
      TimeUnit.MILLISECONDS.sleep(10);
    }

    JobLook meanwhile = job.look(7, 0);
    Files.writeString(gate(), "open\n");
    JobLook end = ended(job);

    assertThat(meanwhile.state()).isEqualTo(State.RUNNING);
    assertThat(new String(meanwhile.out(), UTF_8)).isIn("", "after\n");
    assertThat(new String(meanwhile.err(), UTF_8)).isEqualTo("error\n");
    assertThat(end.exit()).isEqualTo(5);
    assertThat(new String(end.out(), UTF_8)).isEqualTo("before\nafter\nopen\n");
    assertThat(new String(end.err(), UTF_8)).isEqualTo("error\n");
    assertThat(Files.getPosixFilePermissions(base.resolve("0/job/exit"))).hasSize(2);
  }

  @Test
  void aJobThatRemovedItsFolderIsNotStartedAgain() throws Exception {
    DetachedJob job = job("0");
    String command = "echo run >>" + temp + "/runs; rm -rf " + base + "; cat " + gate();
    job.start(command, true);
    while (Files.exists(base)) {
      TimeUnit.MILLISECONDS.sleep(10);
    }

    job.start(command, true);
    Files.writeString(gate(), "open\n");
    ended(job);
    job.start(command, true);

    assertThat(Files.readString(temp.resolve("runs"))).isEqualTo("run\n");
    assertThat(ended(job).exit()).isZero();
  }

  @Test
  void aJobThatRemovedItsFolderCanStillBeKilled() throws Exception {
    DetachedJob job = job("0");
    job.start("rm -rf " + base + "; sleep 77.7", false);
    while (Files.exists(base) || job.look(0, 0).state() != State.RUNNING) {
      TimeUnit.MILLISECONDS.sleep(10);
    }

    job.kill();

    assertThat(job.look(0, 0).state()).isEqualTo(State.NOT_STARTED);
  }

  /** What a job reads from waits until the test writes to it. */
  private Path gate() throws IOException, InterruptedException {
    Path gate = temp.resolve("gate");
    if (!Files.exists(gate)) {
      new ProcessBuilder("mkfifo", gate.toString()).start().waitFor();
    }
    return gate;
  }
}
