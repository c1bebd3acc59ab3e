package io.kiln.access;

import io.kiln.build.Build;
import io.kiln.build.Deeds;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Outcome.Wait;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.build.Waiting;
import io.kiln.communicator.CommandResult;
import io.kiln.communicator.CommunicatorFailure;
import io.kiln.communicator.Connections;
import io.kiln.communicator.RemoteCommand;
import io.kiln.communicator.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Takes the temporary public key out of the machine, so that no image carries a key whose private
 * half once existed elsewhere. Packer does so only when asked ({@code ssh_clear_authorized_keys}).
 */
public final class RemoveTemporaryKey implements Step {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Connections connections;
  private final Clock clock;

  public RemoveTemporaryKey(Connections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "remove-temporary-key";
  }

  @Override
  public Outcome run(Build build) {
    if (build.ledger().find("keypair").isEmpty()) {
      return Outcome.done(build);
    }
    try {
      Session session = connections.to(build);
      return Deeds.once(build, name(), () -> remove(build, session))
          .orElseGet(() -> Outcome.done(build));
    } catch (CommunicatorFailure failure) {
      if (failure.shutOut()) {
        return shutOut(build, failure);
      }
      throw failure;
    }
  }

  /** An earlier try may have removed the key; or a provisioner closed the door behind itself. */
  private Outcome shutOut(Build build, CommunicatorFailure failure) {
    boolean keyRefused = failure.reason() == CommunicatorFailure.Reason.LOGIN_REFUSED;
    if (keyRefused && build.deeds().containsKey(name())) {
      return Outcome.done(build);
    }
    Instant now = clock.instant();
    Instant since = build.waiting().map(Waiting::since).orElse(now);
    if (Duration.between(since, now).compareTo(PATIENCE) < 0) {
      return Outcome.wait(
          build, Wait.of("the machine to let us in", Duration.ofSeconds(5), Duration.ofMinutes(1)));
    }
    return Outcome.done(build)
        .saying(
            LogLine.message(
                "The machine lets nobody in any more, so the public half of the temporary key may"
                    + " stay in the image"));
  }

  private static void remove(Build build, Session session) {
    String mark = build.resourceName();
    String script =
        "for f in ~/.ssh/authorized_keys /root/.ssh/authorized_keys; do"
            + " if [ -w \"$f\" ]; then sed -i '/ "
            + mark
            + "$/d' \"$f\"; fi; done";
    CommandResult result = session.run(RemoteCommand.of(script));
    if (!result.ok()) {
      throw StepFailure.refused(
          "The temporary key could not be removed from the machine: " + result.complaint());
    }
  }
}
