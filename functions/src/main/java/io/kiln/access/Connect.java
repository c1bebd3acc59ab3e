package io.kiln.access;

import io.kiln.build.Build;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Outcome.Wait;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.build.Waiting;
import io.kiln.communicator.CommunicatorFailure;
import io.kiln.communicator.Connections;
import io.kiln.communicator.Session;
import io.kiln.template.SshSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Waits until the machine lets us in, and pins its host key. */
public final class Connect implements Step {
  private static final Duration USUALLY = Duration.ofSeconds(20);

  private final SshSettings ssh;
  private final Connections connections;
  private final Clock clock;

  public Connect(SshSettings ssh, Connections connections, Clock clock) {
    this.ssh = ssh;
    this.connections = connections;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "connect";
  }

  @Override
  public List<LogLine> opening(Build build) {
    return List.of(
        LogLine.say("Using ssh communicator to connect: " + host(build)),
        LogLine.say("Waiting for SSH to become available..."));
  }

  @Override
  public Outcome run(Build build) {
    Instant now = clock.instant();
    Instant since = build.waiting().map(Waiting::since).orElse(now);
    Duration waited = Duration.between(since, now);
    if (waited.compareTo(ssh.pauseBeforeConnecting()) < 0) {
      return waitFor(build, ssh.pauseBeforeConnecting());
    }
    try {
      Session session = connections.to(build);
      return Outcome.done(build.withHostKey(session.hostKey()))
          .saying(LogLine.say("Connected to SSH!"));
    } catch (CommunicatorFailure notYet) {
      if (!notYet.shutOut()) {
        throw notYet;
      }
      return again(build, notYet, waited);
    }
  }

  /** Only a login that was refused counts as an attempt: nobody there is a machine that boots. */
  private Outcome again(Build build, CommunicatorFailure notYet, Duration waited) {
    boolean refused = notYet.reason() == CommunicatorFailure.Reason.LOGIN_REFUSED;
    int attempts = build.handshakes() + (refused ? 1 : 0);
    if (refused && attempts >= ssh.handshakeAttempts()) {
      throw StepFailure.refused(
          "Error waiting for SSH: "
              + notYet.getMessage()
              + "; "
              + attempts
              + " logins were refused (ssh_handshake_attempts)");
    }
    if (waited.compareTo(ssh.timeout()) >= 0) {
      throw StepFailure.refused(
          "Timeout waiting for SSH. ("
              + notYet.getMessage()
              + "; ssh_timeout is "
              + ssh.timeout().toSeconds()
              + " s)");
    }
    return waitFor(build.withHandshakes(attempts), Duration.ofSeconds(2));
  }

  private Outcome waitFor(Build build, Duration first) {
    String what = "SSH on " + host(build) + " to become available";
    return Outcome.wait(build, Wait.of(what, first, USUALLY));
  }

  private String host(Build build) {
    return ssh.host().or(build::address).orElse("the machine");
  }
}
