package io.kiln.communicator.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.BuildId;
import io.kiln.communicator.CommandResult;
import io.kiln.communicator.CommunicatorFailure;
import io.kiln.communicator.CommunicatorFailure.Reason;
import io.kiln.communicator.DetachedJob;
import io.kiln.communicator.JobLook;
import io.kiln.communicator.Reach;
import io.kiln.communicator.RemoteCommand;
import io.kiln.communicator.RemoteFiles;
import io.kiln.communicator.Session;
import io.kiln.communicator.Target;
import io.kiln.template.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledIf("io.kiln.communicator.ssh.Sshd#isInstalled")
class SshCommunicatorTest {
  @TempDir static Path keys;
  private static Sshd sshd;

  private final SshCommunicator communicator = new SshCommunicator(Reach.direct());

  @BeforeAll
  static void start() throws Exception {
    sshd = Sshd.start(keys);
  }

  @AfterAll
  static void stop() {
    sshd.close();
  }

  private static Target.Builder target(String key) throws IOException {
    return Target.builder()
        .host("127.0.0.1")
        .port(sshd.port())
        .user(System.getProperty("user.name"))
        .privateKey(Secret.of(Files.readString(keys.resolve(key))));
  }

  private Session open() throws IOException {
    return communicator.open(target("rsa").build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "ed25519"})
  void aKeyOfEitherKindIsLetIn(String key) throws IOException {
    try (Session session = communicator.open(target(key).build())) {
      assertThat(session.run(RemoteCommand.of("echo in")).text()).isEqualTo("in");
    }
  }

  @Test
  void aCommandTellsItsExitCodeItsOutputAndItsErrors() throws IOException {
    try (Session session = open()) {
      CommandResult result =
          session.run(
              RemoteCommand.of("cat; echo oops >&2; exit 7").reading("hello".getBytes(UTF_8)));

      assertThat(result.exit()).isEqualTo(7);
      assertThat(result.text()).isEqualTo("hello");
      assertThat(result.complaint()).isEqualTo("oops");
    }
  }

  @Test
  void theInputOfACommandThatDoesNotReadIsNoFailure() throws IOException {
    try (Session session = open()) {
      byte[] large = new byte[500_000];

      assertThat(session.run(RemoteCommand.of("exit 5").reading(large)).exit()).isEqualTo(5);
    }
  }

  @Test
  void aCommandThatOverstaysIsLost() throws IOException {
    try (Session session = open()) {
      assertThatThrownBy(
              () -> session.run(RemoteCommand.of("sleep 60").within(Duration.ofMillis(300))))
          .isInstanceOfSatisfying(
              CommunicatorFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOST));
    }
  }

  @Test
  void thePinnedHostKeyIsTheOnlyOneThatWillDo() throws IOException {
    String pinned;
    try (Session session = open()) {
      pinned = session.hostKey();
    }

    communicator.open(target("rsa").hostKey(pinned).build()).close();
    String other = pinned.substring(0, pinned.length() - 6) + "AAAAAA";

    assertThatThrownBy(() -> communicator.open(target("rsa").hostKey(other).build()))
        .isInstanceOfSatisfying(
            CommunicatorFailure.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.HOST_KEY_CHANGED));
  }

  @Test
  void thePinnedKindOfHostKeyIsAskedFor() throws IOException {
    String rsa = Files.readString(keys.resolve("host_rsa.pub"));
    String pinned = rsa.substring(0, rsa.indexOf(' ', 10));

    try (Session session = communicator.open(target("rsa").hostKey(pinned).build())) {
      assertThat(session.hostKey()).isEqualTo(pinned).startsWith("ssh-rsa ");
    }
  }

  @Test
  void aKeyThatIsNotLetInIsToldFromNobodyThere() throws IOException {
    Secret stranger = Secret.of(Files.readString(keys.resolve("host_ed25519")));

    assertThatThrownBy(() -> communicator.open(target("rsa").privateKey(stranger).build()))
        .isInstanceOfSatisfying(
            CommunicatorFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOGIN_REFUSED));
    assertThatThrownBy(() -> communicator.open(target("rsa").port(1).build()))
        .isInstanceOfSatisfying(
            CommunicatorFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
  }

  @Test
  void noThreadOutlivesTheSession() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();

    try (Session session = open()) {
      session.run(RemoteCommand.of("true"));
    }

    Set<Thread> left =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !before.contains(thread))
            .filter(thread -> thread.getName().contains("ssh"))
            .collect(Collectors.toSet());
    for (Thread thread : left) {
      thread.join(1000);
    }
    assertThat(left).noneMatch(Thread::isAlive);
  }

  @Test
  void aDetachedJobOutlivesItsLogin(@TempDir Path temp) throws Exception {
    BuildId build = BuildId.of("sshtest-" + ProcessHandle.current().pid());
    try (Session session = open()) {
      new DetachedJob(session, build, "0").start("sleep 0.5; echo late; exit 9", false);
    }

    try (Session session = open()) {
      DetachedJob job = new DetachedJob(session, build, "0");
      JobLook look = job.look(0, 0);
      while (look.state() != JobLook.State.EXITED) {
        look = job.look(0, 0);
      }

      assertThat(look.exit()).isEqualTo(9);
      assertThat(look.out()).isEqualTo("late\n".getBytes(UTF_8));
      new RemoteFiles(session).remove(DetachedJob.folderOf(build));
    }
  }

  @Test
  void megabytesArriveAsTheyWereSent(@TempDir Path temp) throws IOException {
    byte[] large = new byte[3_000_000];
    Arrays.fill(large, (byte) 200);
    try (Session session = open()) {
      RemoteCommand command = RemoteCommand.of("tee " + temp + "/copy").reading(large);

      assertThat(session.run(command).ok()).isTrue();
      assertThat(temp.resolve("copy")).hasBinaryContent(large);
      assertThat(new RemoteFiles(session).read(temp + "/copy", 0).bytes()).isEqualTo(large);
    }
  }
}
